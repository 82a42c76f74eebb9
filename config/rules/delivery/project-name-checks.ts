import type { Problem } from '../../model/problem';
import type { WrittenEnvironment } from '../../model/written-environment';
import type { WrittenService } from '../../model/written-service';

/**
 * Reports services of which Argo CD's project and Application would have the name of something else: of an environment's
 * own, or of another service in another environment.
 */
export function projectNameProblems(
  environments: readonly WrittenEnvironment[],
  services: readonly WrittenService[],
): Problem[] {
  const own = environments.flatMap(({ name }) => name ?? []);
  const named = own.flatMap((environment) =>
    services
      .filter(({ repository }) => repository !== undefined)
      .map(({ name: service }) => ({ environment, service, name: `${environment}-${service}` })),
  );
  return named.flatMap(({ environment, service, name }, index): Problem[] => {
    const owner = own.find((one) => name === one || isOwn(name.slice(one.length), name.startsWith(one)));
    const first = named.findIndex((other) => other.name === name);
    const other = owner === undefined && first !== index ? named[first] : undefined;
    const whose = owner ?? (other && other.environment !== environment && `${other.service} of ${other.environment}`);
    if (whose === undefined || whose === false) return [];
    const what = `gives its project in Argo CD, in ${environment}, a name of ${whose}`;
    return [{ where: `config/services.ts ${service}`, what, value: name, fix: 'rename the service' }];
  });
}

/** Ends of the names of projects, ApplicationSets and Applications that an environment has of its own. */
const isOwn = (end: string, begins: boolean) => begins && /^-(?:management|workload|controllers)(?:-|$)/.test(end);
