import { awsName } from '../../../checks/references/identity';
import { kindOf } from '../../../kinds/kinds';
import type { DistObject } from '../../../objects/dist';
import { groupKind, isManagedGroup } from '../../../objects/group-kind';
import { at, isObject, stringAt } from '../../../objects/json';
import { externalNameOf, forProviderOf } from '../../../objects/managed-resource';
import { recordName } from './record-name';

/** A resource that AWS should have for an object of `dist/`, or for a composed one. */
export interface Wanted {
  /** As of an AwsResource. */
  readonly kind: string;
  /** As of an AwsResource. */
  readonly name: string;
  /** As of an AwsResource. @default - as there */
  readonly nameInAws?: string;
  /** @default - its kind has none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** The name of what each account has one of, by which its listing calls it too. */
export const theOnlyOne = 'of the account';

/** What AWS should have for a managed resource; nothing for other objects. */
export function wantedOf(object: DistObject): Wanted[] {
  const kind = groupKind(object);
  if (!isManagedGroup(object.group)) return [];
  const { externalName, identifiedBy } = kindOf(object);
  if (externalName === 'none') return [];
  if (identifiedBy !== 'tags') {
    return [{ kind, name: identifiedBy.map((part) => partOf(object, part)).join(', ') || theOnlyOne }];
  }
  const tags = at(forProviderOf(object.body), 'tags');
  if (!isObject(tags))
    throw new Error(`${kind} ${object.name}: has no tags, by which AWS would list it — give it some`);
  const nameInAws = awsName(object);
  return [
    {
      kind,
      name: object.name,
      ...(nameInAws !== undefined && { nameInAws }),
      tags: tags as Readonly<Record<string, string>>,
    },
  ];
}

function partOf(object: DistObject, part: string): string {
  if (part === 'external name') return externalNameOf(object);
  const forProvider = forProviderOf(object.body);
  const found =
    stringAt(forProvider, part, ...(part.endsWith('Ref') ? ['name'] : [])) ??
    stringAt(forProvider, `${part}Ref`, 'name');
  if (found !== undefined) return groupKind(object) === 'route53 Record' ? recordName(found) : found;
  throw new Error(
    `${groupKind(object)} ${object.name}: has no ${part}, which is a part of its name in AWS — give it one`,
  );
}
