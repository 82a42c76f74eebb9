/** What the only container of a pod asks for that fits Fargate's smallest size exactly, with Fargate's own 256 MiB. */
export const smallestPod = { cpu: '250m', memory: '256Mi' } as const;
