import type { Environment } from '../config/model/environment';
import { defaultQuota, fargateCapacity } from '../config/model/fargate-capacity';
import { kubernetesVersions } from '../config/model/kubernetes-versions';
import type { Unit } from './units';

/** Fargate profiles that a cluster may have at first. Source: Amazon EKS user guide, "Service quotas". */
const profileQuota = 10;

/** One line for each top folder of `dist/`, and what an operator should know about each environment. */
export function summary(environments: readonly Environment[], units: readonly Unit[]): string {
  const folders = [...new Set(units.map(({ directory }) => directory.split('/')[0] ?? directory))];
  return folders
    .map((folder) => {
      const inside = units.filter(({ directory }) => directory.startsWith(`${folder}/`));
      const count = inside.reduce((sum, { objects }) => sum + objects.length, 0);
      const environment = environments.find(({ name }) => name === folder);
      return [
        `dist/${folder}: ${inside.length} units, ${count} objects`,
        ...(environment ? [...facts(environment), ...profileFacts(inside)] : []),
      ].join(', ');
    })
    .join('\n');
}

function facts(environment: Environment): string[] {
  const { cpu, memoryGiB } = fargateCapacity(environment);
  const more = cpu > defaultQuota ? ` — ask AWS for more than the account's first ${defaultQuota} vCPU` : '';
  const version = environment.kubernetesVersion;
  return [
    `Kubernetes ${version} supported until ${kubernetesVersions[version]?.standardSupportUntil}`,
    `Fargate up to ${cpu} vCPU and ${memoryGiB} GiB${more}`,
  ];
}

function profileFacts(units: readonly Unit[]): string[] {
  const profiles = units.flatMap(({ objects }) => objects).filter(({ kind }) => kind === 'FargateProfile').length;
  if (profiles <= profileQuota) return [];
  return [`${profiles} Fargate profiles — ask AWS for more than a cluster's first ${profileQuota}`];
}
