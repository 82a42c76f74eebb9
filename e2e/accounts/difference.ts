import type { AwsResource } from './inventory/aws-resource';
import type { Wanted } from './inventory/wanted';

/** How an account differs from what it should have, a line for each resource. */
export interface AwsDifference {
  readonly missing: readonly string[];
  /** What nobody asks for, and what exists more than once. */
  readonly unexpected: readonly string[];
  /** Names in AWS that differ from those in Git. */
  readonly names: readonly string[];
  /** Tags that differ from those in Git. */
  readonly tags: readonly string[];
}

const nameOf = ({ kind, name }: Wanted) => `${kind} ${name}`;

/** Compares what an account of AWS lists with what it should have. */
export function awsDifference(found: readonly AwsResource[], wanted: readonly Wanted[]): AwsDifference {
  const names = found.map(nameOf);
  const expected = new Map(wanted.map((one) => [nameOf(one), one]));
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  return {
    missing: [...expected.keys()].filter((name) => !names.includes(name)).map((name) => `not in AWS: ${name}`),
    unexpected: [
      ...names.filter((name) => !expected.has(name)).map((name) => `in AWS: ${name}`),
      ...twice.map((name) => `more than once in AWS: ${name}`),
    ],
    names: found.flatMap((resource) => namesDiffer(resource, expected.get(nameOf(resource)))),
    tags: found.flatMap((resource) => tagsDiffer(resource, expected.get(nameOf(resource)))),
  };
}

function namesDiffer(found: AwsResource, wanted: Wanted | undefined): string[] {
  if (wanted === undefined || found.nameInAws === wanted.nameInAws) return [];
  return [`name in AWS: ${nameOf(found)}: ${found.nameInAws ?? 'none'} instead of ${wanted.nameInAws ?? 'none'}`];
}

function tagsDiffer(found: AwsResource, wanted: Wanted | undefined): string[] {
  if (found.tags === undefined || wanted?.tags === undefined) return [];
  const [has, should] = [sorted(found.tags), sorted(wanted.tags)];
  return has === should ? [] : [`tags in AWS: ${nameOf(found)}: ${has} instead of ${should}`];
}

function sorted(tags: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(tags).sort()));
}
