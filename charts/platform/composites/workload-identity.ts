import * as iam from '../../../imports/iam.aws.m.upbound.io';
import type { CompositeDefinition } from './composite-definition';
import { rules } from './rules';
import { schema } from './schema';

const { object, tags, text } = schema;

/** The IAM role of a service account: a composite because its trust policy names the issuer of the cluster. */
export const workloadIdentity: CompositeDefinition = {
  kind: 'WorkloadIdentity',
  plural: 'workloadidentities',
  description: 'The IAM role of one service account of a cluster.',
  source: 'workload_identity.py',
  composes: [iam.Role.GVK, iam.RolePolicyAttachment.GVK],
  columns: { CLUSTER: '.spec.clusterName', ROLE: '.status.roleArn' },
  spec: object('The identity that is wanted.', {
    clusterName: text('EksCluster in the same namespace whose service account it is.', rules.objectName),
    serviceAccount: object('The only service account that can assume the role.', {
      namespace: text('Its namespace in the cluster.', rules.objectName),
      name: text('Its name.', rules.objectName),
    }),
    roleName: text('Name of the role in IAM.', rules.roleName, rules.objectName, rules.immutableName),
    description: text('What the role is for.'),
    policyArn: text('ARN of the policy that says what the role may do.', rules.policyArn, rules.immutableReference),
    'permissionsBoundary?': text('ARN of the policy that says what the role may do at most.', rules.policyArn),
    tags,
  }),
  status: { roleArn: text('ARN of the role.') },
};
