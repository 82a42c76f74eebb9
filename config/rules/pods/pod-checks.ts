import type { WrittenReplicas } from '../../model/pods/replicas';
import type { Problem } from '../../model/problem';
import type { WrittenEnvironment } from '../../model/written-environment';
import type { WrittenService } from '../../model/written-service';
import { probeProblems, variableProblems } from './container-checks';
import { imageProblems } from './image-checks';
import { jobProblems } from './job-checks';
import { portProblems } from './port-checks';

/** What is wrong with what a service of the catalogue runs, apart from its size. */
export function podProblems(service: WrittenService): Problem[] {
  const { name, ports, image, environment, probes, replicas, jobs } = service;
  const at = (field: string) => `config/services.ts ${name}.${field}`;
  return [
    ...portProblems(ports ?? [], at),
    ...imageProblems(image, at('image')),
    ...variableProblems(environment ?? {}, at('environment')),
    ...(probes === undefined ? [] : probeProblems(probes, ports, at('probes'))),
    ...scalingProblems([replicas], at('replicas')),
    ...idleProblems(service, [replicas], at('replicas')),
    ...Object.entries(jobs ?? {}).flatMap(([job, fields]) => jobProblems(name, job, fields, at(`jobs.${job}`))),
  ];
}

/** What is wrong with what an environment changes about that. */
export function overriddenPodProblems(
  { replicas, ...service }: WrittenService,
  override: WrittenEnvironment['services'][string],
  where: string,
): Problem[] {
  return [
    ...imageProblems(override.image, `${where}.image`),
    ...variableProblems(override.environment ?? {}, `${where}.environment`),
    ...(override.replicas === undefined
      ? []
      : [
          ...scalingProblems([replicas, override.replicas], `${where}.replicas`),
          ...idleProblems(service, [replicas, override.replicas], `${where}.replicas`),
        ]),
    ...('secret' in service ? secretProblems(service.secret, override.secretVersion, `${where}.secretVersion`) : []),
  ];
}

/** Source: Secrets Manager API reference, "GetSecretValue", `VersionId`. */
function secretProblems(secret: WrittenService['secret'], value: string | undefined, where: string): Problem[] {
  if (value === undefined) return [];
  if (!/^[a-zA-Z0-9-]{32,64}$/.test(value)) {
    const fix = 'write the VersionId that aws secretsmanager put-secret-value prints';
    return [{ where, what: 'is no id of a version of a secret', value, fix }];
  }
  const fix = "give the service secret: 'environment' or 'files', or remove this";
  return secret === undefined ? [{ where, what: 'is of no use: the pods get no secret', value, fix }] : [];
}

/** The fewest and the most replicas, as the last writing that says something about them has them. */
function endsOf(written: readonly (WrittenReplicas | undefined)[]): Pick<WrittenReplicas, 'from' | 'to'> {
  return written.reduce<Pick<WrittenReplicas, 'from' | 'to'>>(
    (before, { count: both, from: low = both, to: high = both } = {}) => ({
      from: low ?? before.from,
      to: high ?? before.to,
    }),
    {},
  );
}

/** What is wrong with no replicas at all: something would call them, or nothing would ever run. */
function idleProblems(
  { jobs, ports = [] }: Pick<Partial<WrittenService>, 'jobs' | 'ports'>,
  written: readonly (WrittenReplicas | undefined)[],
  where: string,
): Problem[] {
  if (endsOf(written).to !== 0) return [];
  const problem = (what: string, fix: string) => [{ where, what, value: written.at(-1), fix }];
  if (ports.length > 0)
    return problem('has no pods that would answer on its ports', 'run at least one, or leave port and ports out');
  // Argo CD runs what comes before a rollout only where something is rolled out.
  const runs = Object.values(jobs ?? {}).some(({ schedule }) => schedule !== undefined);
  return jobs === undefined || runs
    ? []
    : problem('runs nothing', 'give it a job with a schedule, or at least one replica');
}

/** Whether the last of several writings of replicas fits itself and what was written before. */
function scalingProblems(written: readonly (WrittenReplicas | undefined)[], where: string): Problem[] {
  const last = written.at(-1) ?? {};
  const { count, from, to, cpuPercent } = last;
  const problem = (what: string, value: unknown, fix: string) => [{ where, what, value, fix }];
  if (count !== undefined && (from !== undefined || to !== undefined || cpuPercent !== undefined)) {
    return problem('has count beside from, to or cpuPercent', last, 'write either count, or from and to');
  }
  const ends = endsOf(written);
  if (ends.from === undefined && ends.to === undefined) {
    return cpuPercent === undefined ? [] : problem('has cpuPercent, but no from and to', last, 'add both');
  }
  if (ends.from === undefined || ends.to === undefined) {
    return problem(`has ${ends.from === undefined ? 'to without from' : 'from without to'}`, last, 'write both');
  }
  if (ends.from === 0 && ends.to > 0) return problem('has to, and 0 as the fewest', ends, 'write the fewest as from');
  if (ends.from > ends.to) return problem('has from above to', ends, 'write the fewest as from, and the most as to');
  if (ends.from === ends.to && cpuPercent !== undefined) {
    return problem('has cpuPercent, but from is to', last, 'raise to, or leave cpuPercent out');
  }
  return [];
}
