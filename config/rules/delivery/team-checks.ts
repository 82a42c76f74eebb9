import type { Platform } from '../../model/environment';
import type { Problem } from '../../model/problem';
import type { WrittenEnvironment } from '../../model/written-environment';
import type { WrittenService } from '../../model/written-service';
import { administratorsOf, type Groups, groupProblems, nobodyInThem, repeated, saysOfNoSignIn } from '../people-checks';

/** What is wrong with the groups of teams, in the catalogue and where an environment names others. */
export function teamProblems(
  environments: readonly WrittenEnvironment[],
  services: readonly WrittenService[],
  platform: Platform,
): Problem[] {
  const lists = [
    ...services.map((service) => ({
      service,
      list: { at: (field: string) => `config/services.ts ${service.name}.${field}`, groups: service.team ?? [] },
    })),
    ...environments.flatMap(({ at, services: changes }) =>
      Object.entries(changes).flatMap(([name, { team: groups = [] }]) => {
        const service = services.find((one) => one.name === name);
        return service === undefined
          ? []
          : [{ service, list: { at: (field: string) => at(`services.${name}.${field}`), groups } }];
      }),
    ),
  ];
  const administrators = administratorsOf(platform);
  return lists.flatMap(({ service, list: { at, groups } }): Problem[] => {
    const list: Groups = { at, groups, field: 'team' };
    if (groups.length === 0) return [];
    if (saysOfNoSignIn(platform)) return [nobodyInThem(list)];
    const without = 'repository' in service && service.repository === undefined;
    const what = 'has nothing to see in Argo CD, since nothing comes from a repository of its own';
    const fix = 'say in repository where its manifests are, or remove the field';
    return [
      ...(without ? [{ where: at('team'), what, value: groups, fix }] : []),
      ...groupProblems(list),
      ...repeated(list, administrators, 'administers Argo CD already (config/platform.ts)'),
    ];
  });
}
