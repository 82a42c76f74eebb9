import { awsQuotas } from '../config/model/aws/aws-quotas';
import { kubernetesVersions } from '../config/model/aws/kubernetes-versions';
import type { Environment } from '../config/model/environment';
import { fargateCapacity } from '../config/model/pods/fargate-capacity';
import type { Unit } from './units';

/** What a commit would do to each file of `dist/` that it touches. */
type Moves = Readonly<Record<string, 'changed' | 'new' | 'gone'>>;

/**
 * One line for each top folder of `dist/`, with what an operator should know about each environment; what has moved since
 * the last commit; and, where that may change how many pods run, which quotas are too small for them.
 *
 * @param moves by paths below `dist/`; undefined where no commit is known
 */
export function summary(environments: readonly Environment[], units: readonly Unit[], moves?: Moves): string {
  const folders = [...new Set(units.map(({ directory }) => directory.split('/')[0] ?? directory))];
  const lines = folders.map((folder) => {
    const inside = units.filter(({ directory }) => directory.startsWith(`${folder}/`));
    const count = inside.reduce((sum, { objects }) => sum + objects.length, 0);
    const environment = environments.find(({ name }) => name === folder);
    return [
      `dist/${folder}: ${inside.length} units, ${count} objects`,
      ...(environment ? facts(environment) : []),
    ].join(', ');
  });
  // Only what these deploy says how many pods there may be, and of which size.
  const changed = environments.filter(({ name }) => {
    if (moves === undefined) return true;
    return Object.keys(moves).some((path) =>
      [`${name}/workload/`, `${name}/controllers/`].some((top) => path.startsWith(top)),
    );
  });
  return [...lines, ...movedLines(moves), ...quotaLines(environments, changed)].join('\n');
}

function movedLines(moves: Moves | undefined): string[] {
  if (moves === undefined) return [];
  const all = Object.entries(moves);
  if (all.length === 0) return ['since HEAD: nothing moved'];
  return [
    `since HEAD: ${all.length} ${all.length === 1 ? 'file' : 'files'} moved`,
    ...all.map(([path, move]) => `  ${move.padEnd(7)}  dist/${path}`),
  ];
}

/** An account has its quota in each region for all of its environments there. */
function quotaLines(environments: readonly Environment[], changed: readonly Environment[]): string[] {
  const places = changed.map(({ account, region }) => `account ${account}, ${region}`);
  return [...new Set(places)].flatMap((place) => {
    const cpu = environments
      .filter(({ account, region }) => `account ${account}, ${region}` === place)
      .reduce((sum, environment) => sum + fargateCapacity(environment).cpu, 0);
    const { limit } = awsQuotas.fargateCpu;
    if (cpu <= limit) return [];
    return [`${place}: Fargate up to ${cpu} vCPU — ask AWS for more than the account's first ${limit} vCPU`];
  });
}

function facts(environment: Environment): string[] {
  const { cpu, memoryGiB } = fargateCapacity(environment);
  const version = environment.kubernetesVersion;
  return [
    `Kubernetes ${version} supported until ${kubernetesVersions[version]?.standardSupportUntil}`,
    `Fargate up to ${cpu} vCPU and ${memoryGiB} GiB`,
  ];
}
