import type { Problem } from '../config/model/problem';
import { kinds } from '../kinds/kinds';
import type { DistObject } from '../objects/dist';
import { groupKind } from '../objects/group-kind';
import { stringAt } from '../objects/json';
import { forProviderOf } from '../objects/managed-resource';

/** A policy that AWS refuses for its length. */
interface Oversized {
  readonly name: string;
  /** Characters without white space, as AWS counts them. */
  readonly size: number;
  readonly limit: number;
}

/** Objects that belong together, by their directory below `dist/`. */
interface Directory {
  readonly directory: string;
  readonly objects: readonly DistObject[];
}

/** Policies that the configuration makes longer than AWS takes: of each service the one that is longest. */
export function policySizeProblems(directories: readonly Directory[]): Problem[] {
  const found = directories
    .flatMap(({ directory, objects }) => {
      const [, service] = /^[^/]+\/management\/service-(.+)$/.exec(directory) ?? [];
      const where = service === undefined ? 'config/services.ts services' : `config/services.ts ${service}.uses`;
      return objects.flatMap(oversized).map((policy) => ({ where, ...policy }));
    })
    .sort((one, other) => other.size - other.limit - (one.size - one.limit));
  return found
    .filter(({ where }, index) => found.findIndex((other) => other.where === where) === index)
    .map(({ limit, name, size, where }) => {
      const what = `make the policy ${name} ${size} characters long, over AWS's ${limit}`;
      return { where, what, fix: 'declare fewer, give them shorter names, or give some to another service' };
    });
}

function oversized(object: DistObject): Oversized[] {
  const { body } = object;
  const texts = Object.entries(kinds[groupKind(object)]?.jsonTexts ?? {});
  return texts.flatMap(([field, held]) => {
    const size = (stringAt(forProviderOf(body), ...field.split('.')) ?? '').replace(/\s/g, '').length;
    return held === 'no policy' || size <= held.limit ? [] : [{ name: object.name, size, limit: held.limit }];
  });
}
