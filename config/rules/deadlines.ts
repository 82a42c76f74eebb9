import { auroraMajor, auroraVersions } from '../model/aws/aurora-versions';
import { type KubernetesVersion, kubernetesVersions } from '../model/aws/kubernetes-versions';
import { dayAfter } from '../model/day';
import type { Environment } from '../model/environment';
import type { Problem } from '../model/problem';

/** Days before the end of standard support from which a retained environment has to be on its way to another version. */
const daysAhead = 45;

/** Days for which a requirement may be excepted ahead. */
const longestException = 365;

/**
 * What the configuration may say no more on a day, or not much longer. Only commands that may read the date ask for it:
 * what is rendered never depends on the day.
 *
 * @param today for example `2026-11-28`
 */
export function deadlineProblems(
  environments: readonly Environment[],
  today: string,
  versions: Readonly<Record<string, Pick<KubernetesVersion, 'standardSupportUntil'>>> = kubernetesVersions,
): Problem[] {
  return environments.flatMap((environment) => [
    ...versionProblems(environment, today, versions),
    ...databaseProblems(environment, today),
    ...exceptionProblems(environment, today),
  ]);
}

/** When a version of Kubernetes ends standard support, where a retained environment must not have it any more; undefined elsewhere. */
export function endOf(
  kubernetesVersion: string,
  today: string,
  versions: Readonly<Record<string, Pick<KubernetesVersion, 'standardSupportUntil'>>> = kubernetesVersions,
): string | undefined {
  const { standardSupportUntil: end = '' } = versions[kubernetesVersion] ?? {};
  return dayAfter(today, daysAhead) < end ? undefined : end;
}

function versionProblems(
  { name, kubernetesVersion, protection }: Environment,
  today: string,
  versions: Readonly<Record<string, Pick<KubernetesVersion, 'standardSupportUntil'>>>,
): Problem[] {
  const end = endOf(kubernetesVersion, today, versions);
  if (protection.level !== 'retained' || end === undefined) return [];
  const what = `${end < today ? 'ended' : 'ends'} standard support on ${end}, and a retained environment moves ${daysAhead} days before`;
  const fix = `run "npm run upgrade -- --environment ${name}"`;
  return [{ where: `config/${name}.ts kubernetesVersion`, what, value: kubernetesVersion, fix }];
}

function databaseProblems({ name, protection, services }: Environment, today: string): Problem[] {
  if (protection.level !== 'retained') return [];
  return services.flatMap((service) =>
    Object.entries(service.uses.databases).flatMap(([database, { version }]): Problem[] => {
      const end = auroraVersions[`${auroraMajor(version)}`]?.standardSupportUntil ?? '';
      if (dayAfter(today, daysAhead) < end) return [];
      const what = `${end < today ? 'ended' : 'ends'} standard support on ${end}, and ${name}, which is retained, moves ${daysAhead} days before`;
      const fix = 'write a version that is supported for longer';
      return [
        { where: `config/services.ts ${service.name}.uses.databases.${database}.version`, what, value: version, fix },
      ];
    }),
  );
}

function exceptionProblems({ exceptions, name }: Environment, today: string): Problem[] {
  const last = dayAfter(today, longestException);
  return exceptions.flatMap(({ until: value }, index) => {
    const where = `config/${name}.ts exceptions[${index}].until`;
    if (value < today)
      return [{ where, what: 'is past', value, fix: 'meet the requirement, or have it approved again' }];
    return value > last ? [{ where, what: 'is too far ahead', value, fix: `choose ${last} or earlier` }] : [];
  });
}
