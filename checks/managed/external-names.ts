import { type DistObject, where } from '../../objects/dist';
import { externalNames } from '../../objects/external-names';
import { groupKind } from '../../objects/group-kind';

const annotation = 'crossplane.io/external-name';

/** Names in AWS that Git states where nobody reads them, or in another form than the provider writes back. */
export function externalNameProblems(object: DistObject): string[] {
  const kind = groupKind(object);
  const stated = object.annotations[annotation];
  const nameless = namelessReason(object);
  if (nameless !== undefined) {
    if (stated === undefined) return [];
    return [`${where(object)}: metadata.annotations.${annotation}: ${nameless} (${stated}) — leave it out`];
  }
  const name = stated ?? object.name;
  const back = writtenBack[kind]?.(name) ?? name;
  if (back === name) return [];
  return [`${where(object)}: ${annotation}: is not what the provider writes back (${name}) — write ${back}`];
}

/** Why an object has no name of its own, if it has none. */
function namelessReason(object: DistObject): string | undefined {
  if (externalNames[object.group]?.[object.kind] === 'AWS') return 'is a name that AWS makes';
  return namedByFields.includes(groupKind(object)) ? 'is not read, since the fields are the name' : undefined;
}

/** Kinds whose id consists of fields. Source: those of `config/externalname.go` of provider-upjet-aws v2.4.0 without a name. */
const namedByFields = [
  'ec2 Route',
  'ec2 VPCEndpointRouteTableAssociation',
  'ec2 VPCEndpointSubnetAssociation',
  'eks AccessEntry',
  'eks AccessPolicyAssociation',
  'eks Addon',
];

const afterLast = (separator: string) => (name: string) => name.slice(name.lastIndexOf(separator) + 1);

/** What the provider writes back, by kind, where it is not the id. Source: `GetExternalNameFn` of the same file. */
const writtenBack: Readonly<Record<string, (name: string) => string>> = {
  'eks FargateProfile': afterLast(':'),
  'glue CatalogDatabase': afterLast(':'),
  'iam Policy': afterLast('/'),
  'iam RolePolicy': afterLast(':'),
  'kms Alias': (name) => name.replace(/^alias\//, ''),
  'sns Topic': afterLast(':'),
};
