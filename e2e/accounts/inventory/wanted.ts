import { awsName } from '../../../checks/references/identity';
import { kindOf } from '../../../kinds/kinds';
import type { DistObject } from '../../../objects/dist';
import { groupKind, isManagedGroup } from '../../../objects/group-kind';
import { at, isObject, stringAt } from '../../../objects/json';

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

/** The fields that say what a resource joins, for kinds that AWS lists by what they join. */
const joined: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'ec2 RouteTableAssociation': [
    ['subnetIdRef', 'name'],
    ['routeTableIdRef', 'name'],
  ],
  'ec2 Route': [['routeTableIdRef', 'name'], ['destinationCidrBlock']],
  'ec2 VPCEndpointSubnetAssociation': [
    ['vpcEndpointIdRef', 'name'],
    ['subnetIdRef', 'name'],
  ],
  'ec2 VPCEndpointSecurityGroupAssociation': [
    ['vpcEndpointIdRef', 'name'],
    ['securityGroupIdRef', 'name'],
  ],
  'ec2 VPCEndpointRouteTableAssociation': [
    ['vpcEndpointIdRef', 'name'],
    ['routeTableIdRef', 'name'],
  ],
  'eks AccessPolicyAssociation': [['principalArnRef', 'name'], ['policyArn']],
  'iam RolePolicyAttachment': [['roleRef', 'name'], ['policyArn']],
};

/** Kinds without tags, whose name in AWS is the external name, or else the object's name. */
const named = [
  'athena Workgroup',
  'ecr LifecyclePolicy',
  'glue CatalogDatabase',
  'kms Alias',
  's3 BucketLifecycleConfiguration',
  's3 BucketOwnershipControls',
  's3 BucketPolicy',
  's3 BucketPublicAccessBlock',
  's3 BucketServerSideEncryptionConfiguration',
  's3 BucketVersioning',
];

/** What AWS should have for a managed resource; nothing for other objects. */
export function wantedOf(object: DistObject): Wanted[] {
  const kind = groupKind(object);
  if (!isManagedGroup(object.group) || kindOf(object).externalName === 'none') return [];
  const forProvider = at(object.body, 'spec', 'forProvider');
  const fields = joined[kind];
  if (fields !== undefined) return [{ kind, name: fields.map((path) => stringAt(forProvider, ...path)).join(', ') }];
  const externalName = object.annotations['crossplane.io/external-name'] ?? object.name;
  if (kind === 'ecr RegistryScanningConfiguration') return [{ kind, name: 'of the registry' }];
  if (kind === 'iam RolePolicy')
    return [{ kind, name: `${stringAt(forProvider, 'roleRef', 'name')}, ${externalName}` }];
  if (named.includes(kind)) return [{ kind, name: externalName }];
  const tags = at(forProvider, 'tags');
  if (!isObject(tags)) throw new Error(`${kind} ${object.name}: has no tags — say in wanted.ts how AWS lists it`);
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
