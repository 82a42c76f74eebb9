import type { Named } from '../../config/model/names';

/** Argo CD's projects of one environment: what Crossplane reads, what its workload cluster gets, and the controllers there. */
export function projectNames({ name }: Pick<Named, 'name'>) {
  return { management: name, workload: `${name}-workload`, controllers: `${name}-controllers` };
}

/** The project of what one service's team deploys, and its Application and ApplicationSet. */
export function serviceProject({ name }: Pick<Named, 'name'>, service: string): string {
  return `${name}-${service}`;
}

/** The Application of a unit of the workload cluster; the unit is the last part of its directory. */
export function workloadApplication({ name }: Pick<Named, 'name'>, unit: string): string {
  return `${name}-workload-${unit}`;
}
