import { largestSize, type PodRequest, sizeOf, usableOf } from '../model/aws/fargate';
import type { Platform } from '../model/environment';
import { endingSeconds } from '../model/pods/container';
import type { Job } from '../model/pods/jobs';
import { podsOfUpdate, type Replicas, replicasOf, type WrittenReplicas } from '../model/pods/replicas';
import type { Problem } from '../model/problem';
import type { Service } from '../model/service';
import type { WrittenService } from '../model/written-service';

/** What runs in the namespace of a service, as far as it is well formed. */
interface Pods {
  readonly name: string;
  readonly quota?: Service['quota'] | undefined;
  readonly replicas?: Replicas | undefined;
  /** Seconds that its pods take to end. */
  readonly ending?: number | undefined;
  readonly jobs?: Readonly<Record<string, Job>> | undefined;
}

const mostOfOnePod = `is more than Fargate has for one pod, ${largestSize.cpu} vCPU and ${largestSize.memoryGiB} GiB`;

/** What a service of the catalogue runs, with what an environment changes about its replicas. */
export function podsOf(
  { gracePeriodSeconds, jobs, name, ports, quota, replicas }: WrittenService,
  { defaultContainer }: Platform,
  change?: WrittenReplicas,
): Pods {
  const ending = gracePeriodSeconds && ports && endingSeconds({ gracePeriodSeconds, ports });
  return { name, quota, jobs, ending, replicas: replicas && replicasOf(defaultContainer, replicas, change) };
}

/** What is wrong with a service's quota and replicas, as the catalogue has them or an environment changes them. */
export function quotaProblems(
  { name, quota, replicas, ending, jobs = {} }: Pods,
  where: string,
  { defaultContainer }: Platform,
): Problem[] {
  const problems = [
    ...(quota === undefined ? [] : smallestProblems({ name, quota }, `${where}.quota`, defaultContainer)),
    ...(replicas === undefined ? [] : sizeProblems(replicas, `${where}.replicas`)),
    ...Object.entries(jobs).flatMap(([job, fields]) =>
      sizeProblems(requestOf(fields, defaultContainer), `${where}.jobs.${job}`),
    ),
  ];
  // What an update needs can be told only once all are right by themselves.
  if (quota === undefined || replicas === undefined || ending === undefined || problems.length > 0) return problems;
  return updateProblems({ name, quota, replicas, ending, jobs }, `${where}.quota`, defaultContainer);
}

function smallestProblems(
  { name, quota }: Pick<Service, 'name' | 'quota'>,
  where: string,
  { cpu, memoryMiB }: PodRequest,
): Problem[] {
  const problems: Problem[] = [];
  const what = `does not hold one default container of ${name}`;
  if (quota.cpu < cpu) {
    problems.push({ where: `${where}.cpu`, what, value: quota.cpu, fix: `use at least ${cpu}` });
  }
  problems.push(...largestProblems(quota, where), ...fractionProblems(quota, where));
  const most = Math.floor(Math.min(quota.cpu / cpu, (quota.memoryGiB * 1024) / memoryMiB));
  if (most >= 1 && quota.pods > most) {
    problems.push({
      where: `${where}.pods`,
      what: `allows more pods than its CPU and memory hold, ${most} of the smallest`,
      value: quota.pods,
      fix: `use ${most} or fewer, or raise cpu and memoryGiB`,
    });
  }
  if (quota.memoryGiB * 1024 < memoryMiB) {
    const fix = `use at least ${memoryMiB / 1024}`;
    problems.push({ where: `${where}.memoryGiB`, what, value: quota.memoryGiB, fix });
  }
  return problems;
}

/** Finds above all vCPUs that are written in millicores, and memory in MiB. */
function largestProblems({ cpu, memoryGiB, pods }: Service['quota'], where: string): Problem[] {
  const each = `${largestSize.cpu} vCPU and ${largestSize.memoryGiB} GiB each`;
  const what = `is more than its ${pods} pods can have, at most ${each}`;
  const problems: Problem[] = [];
  if (cpu > pods * largestSize.cpu) {
    problems.push({ where: `${where}.cpu`, what, value: cpu, fix: 'write vCPUs, not millicores: 0.25 is 250m' });
  }
  if (memoryGiB > pods * largestSize.memoryGiB) {
    problems.push({ where: `${where}.memoryGiB`, what, value: memoryGiB, fix: 'write GiB, not MiB: 0.5 is 512Mi' });
  }
  return problems;
}

/** What Kubernetes cannot count: parts of a millicore, and parts of a MiB. */
function fractionProblems({ cpu, memoryGiB }: Service['quota'], where: string): Problem[] {
  return [
    { field: 'cpu', value: cpu, what: 'is not in whole millicores', isWhole: cpu === Math.round(cpu * 1000) / 1000 },
    { field: 'memoryGiB', value: memoryGiB, what: 'is not in whole MiB', isWhole: Number.isInteger(memoryGiB * 1024) },
  ]
    .filter(({ isWhole }) => !isWhole)
    .map(({ field, value, what }) => {
      return { where: `${where}.${field}`, what, value, fix: `use ${Math.ceil(value * 4) / 4}` };
    });
}

/** Fargate bills the next larger size, so a pod between two sizes pays for what it does not use. */
function sizeProblems({ cpu, memoryMiB }: PodRequest, where: string): Problem[] {
  const value = { cpu, memoryMiB };
  const size = sizeOf(value);
  if (size === undefined)
    return [{ where, what: mostOfOnePod, value, fix: 'ask for less: cpu is in vCPU, memoryMiB in MiB' }];
  const usable = usableOf(size);
  if (usable.cpu === cpu && usable.memoryMiB === memoryMiB) return [];
  const what = `is less than the ${size.cpu} vCPU and ${size.memoryGiB} GiB that Fargate bills for it`;
  return [{ where, what, value, fix: `use cpu ${usable.cpu} and memoryMiB ${usable.memoryMiB}` }];
}

/** A pod beyond the quota is not made, and an update that needs it waits, for pods that end or for ever. */
function updateProblems(
  { name, quota, replicas, ending, jobs }: Required<Pods>,
  where: string,
  defaultContainer: PodRequest,
): Problem[] {
  const { to: count, cpu, memoryMiB } = replicas;
  const updated = podsOfUpdate(replicas, ending);
  const once = Object.values(jobs).map((job) => requestOf(job, defaultContainer));
  const pods = updated + once.length;
  const needed = {
    cpu: once.reduce((sum, job) => sum + job.cpu, updated * cpu),
    memoryGiB: once.reduce((sum, job) => sum + job.memoryMiB, updated * memoryMiB) / 1024,
    pods,
  };
  if (quota.cpu >= needed.cpu && quota.memoryGiB >= needed.memoryGiB && quota.pods >= pods) return [];
  const beside = once.length === 0 ? '' : ` and ${once.length === 1 ? '1 job' : `${once.length} jobs`}`;
  const own = `${updated - count} beside its ${count} replicas${beside}`;
  const what =
    count === 0
      ? `has no room for the jobs of ${name}, which may all run at once`
      : `has no room for a rolling update of ${name}, which takes ${own} until old ones have ended`;
  if (count === 0) {
    const use = `use at least cpu ${needed.cpu}, memoryGiB ${needed.memoryGiB} and pods ${pods}, or fewer or smaller jobs`;
    return [{ where, what, value: quota, fix: use }];
  }
  const smallest = cpu <= defaultContainer.cpu && memoryMiB <= defaultContainer.memoryMiB;
  const fewer = [...(count > 1 ? ['fewer'] : []), ...(smallest ? [] : ['smaller'])].join(' or ');
  const use = `use at least cpu ${needed.cpu}, memoryGiB ${needed.memoryGiB} and pods ${pods}`;
  return [{ where, what, value: quota, fix: fewer === '' ? use : `${use}, or ${fewer} replicas` }];
}

/** What the pod of a job requests. */
function requestOf({ cpu, memoryMiB }: Job, defaultContainer: PodRequest): PodRequest {
  return { cpu: cpu ?? defaultContainer.cpu, memoryMiB: memoryMiB ?? defaultContainer.memoryMiB };
}
