import type { Need } from './controller-needs';

const amounts = { cpu: '250m', memory: '256Mi' };

/** The need of requests and limits that are all of Fargate's smallest size. */
export function smallestPod(path: string): Need {
  return [path, { requests: amounts, limits: amounts }, 'nothing is asked for, or not what Fargate bills'];
}
