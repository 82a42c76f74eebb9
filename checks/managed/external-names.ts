import { type Kind, namedBy } from '../../kinds/kind';
import { kinds } from '../../kinds/kinds';
import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { annotatedName, externalNameAnnotation } from '../../objects/managed-resource';

/** Names in AWS that Git states where nobody reads them, or in another form than the provider writes back. */
export function externalNameProblems(object: DistObject): string[] {
  const kind = kinds[groupKind(object)];
  if (kind === undefined) return [];
  const stated = annotatedName(object.body);
  const nameless = namelessReason(kind);
  if (nameless !== undefined) {
    if (stated === undefined) return [];
    return [`${where(object)}: metadata.annotations.${externalNameAnnotation}: ${nameless} (${stated}) — leave it out`];
  }
  const name = stated ?? object.name;
  const { externalName } = kind;
  const back = typeof externalName === 'object' ? name.replace(externalName.statedWithout, '') : name;
  if (back === name) return [];
  return [
    `${where(object)}: ${externalNameAnnotation}: is not what the provider writes back (${name}) — write ${back}`,
  ];
}

/** Why the objects of a kind state no name in AWS; undefined where they do. */
function namelessReason(kind: Kind): string | undefined {
  if (namedBy(kind) === 'AWS') return 'is a name that AWS makes';
  return kind.externalName === 'made of fields' ? 'is not read, since the fields are the name' : undefined;
}
