import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at } from '../../objects/json';

/** A field with which the provider does not make a resource, the first time or again. */
interface Hindrance {
  readonly field: string;
  readonly why: string;
}

/** Resources that the provider would not make, or not a second time after they are lost in AWS or in the cluster. */
export function madeAgainProblems(object: DistObject): string[] {
  const hindrance = hindrances[groupKind(object)];
  if (hindrance === undefined) return [];
  const { field, why } = hindrance;
  const value = at(object.body, 'spec', 'forProvider', field);
  return value === undefined ? [] : [`${where(object)}: spec.forProvider.${field}: ${why} (${value}) — leave it out`];
}

const hindrances: Readonly<Record<string, Hindrance>> = {
  // Terraform's `vpc_endpoint_security_group_association.go`: Create looks for the default group and fails without it.
  'ec2 VPCEndpointSecurityGroupAssociation': {
    field: 'replaceDefaultAssociation',
    why: 'cannot be made again, since the default group that it replaces is gone',
  },
  /*
   * provider-upjet-aws#1986: in `bucket_lifecycle_configuration.go` of v2.4.0 Read returns what is declared where S3 has
   * nothing, so that nothing is ever made. Only a field left out, whose default is missing there, makes it write.
   */
  's3 BucketLifecycleConfiguration': {
    field: 'transitionDefaultMinimumObjectSize',
    why: 'makes the provider take what is declared for what is there, and write nothing',
  },
};
