import { at, type JsonObject, stringAt } from '../../checks/json';
import { awsIdentities } from './aws-identities';
import { defaultSecurityGroup } from './default-security-group';
import { fillTemplate } from './fill-template';
import { invented } from './invented';

/** Where an external resource is. */
export interface Location {
  /** Account id of AWS. */
  readonly account: string;
  /** '' for services that have no regions. */
  readonly region: string;
}

/** The names of one external resource. */
export interface Identity {
  readonly externalName: string;
  /** Terraform's id. */
  readonly id: string;
  readonly arn: string;
  /** What no other existing resource of the kind in the account may have; undefined where AWS asks for nothing more. */
  readonly unique: string | undefined;
}

/** The annotation that links a managed resource with its external resource. */
export const externalNameAnnotation = 'crossplane.io/external-name';

/** Whether Git names the external resources of a kind, written `ec2 VPC`, rather than AWS. */
export function isNamedInGit(kind: string): boolean {
  return awsIdentities[kind]?.externalName === undefined;
}

/**
 * The identity of a managed resource's external resource. An external name that the managed resource has stays; one that
 * AWS invents is the same for the same managed resource, by its uid. Throws MissingValue where AWS would miss a value.
 */
export function identify(kind: string, object: JsonObject, location: Location): Identity {
  const { externalName, id, arn, unique } = awsIdentities[kind] ?? {};
  const value = (name: string) => values(kind, object, location)(name);
  const given = stringAt(object, 'metadata', 'annotations', externalNameAnnotation);
  const own = given || fillTemplate(externalName ?? '{@name}', value);
  const named = (name: string) => (name === '@externalName' ? own : value(name));
  const arnOfAny = 'arn:{@partition}:{@service}:{@region?}:{@account}:{@kind}/{@externalName}';
  return {
    externalName: own,
    id: id === undefined ? own : fillTemplate(id, named),
    unique: unique === undefined ? undefined : fillTemplate(unique, value),
    arn: fillTemplate(arn ?? arnOfAny, named),
  };
}

function values(kind: string, object: JsonObject, { account, region }: Location) {
  const name = stringAt(object, 'metadata', 'name') ?? '';
  const fresh = invented(`${kind} ${account} ${stringAt(object, 'metadata', 'uid')}`);
  const [service = '', lowerKind = ''] = kind.toLowerCase().split(' ');
  const known: Readonly<Record<string, string>> = {
    '@account': account,
    '@region': region,
    '@partition': partitionOf(region),
    '@service': service,
    '@kind': lowerKind,
    '@name': name,
    '@defaultSecurityGroup': defaultSecurityGroup(account, field(object, 'vpcId') ?? ''),
    '@urlPath': (field(object, 'url') ?? '').replace(/^https?:\/\//, ''),
    '@hex17': fresh.hex17,
    '@uuid': fresh.uuid,
    '@letters6': fresh.letters6,
    '@digits': fresh.digits,
  };
  return (wanted: string) => known[wanted] ?? field(object, wanted);
}

function field(object: JsonObject, name: string): string | undefined {
  const found = at(object, 'spec', 'forProvider', name) ?? at(object, 'spec', 'initProvider', name);
  return found === undefined || found === null ? undefined : String(found);
}

/** The partition of AWS that a region is in. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
