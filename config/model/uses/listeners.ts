import type { Connection } from '../connections';
import { cacheRole, databaseRole } from '../names';
import type { Service } from '../service';
import { valkeyPorts } from './cache';
import { postgresPort } from './database';

/** What of a service's uses listens inside the VPC, as connections of its pods to security groups, by their roles. */
export function listenersOf({ name, uses }: Pick<Service, 'name' | 'uses'>): Connection[] {
  return [
    ...Object.keys(uses.databases).map((database) => {
      return { from: name, to: databaseRole(name, database), port: postgresPort };
    }),
    ...Object.keys(uses.caches).flatMap((cache) =>
      valkeyPorts.map((port) => ({ from: name, to: cacheRole(name, cache), port })),
    ),
  ];
}
