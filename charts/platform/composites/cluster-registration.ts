import type { GroupVersionKind } from 'cdk8s';
import type { CompositeDefinition } from './composite-definition';
import { rules } from './rules';
import { schema } from './schema';

const { object, text } = schema;

const secret: GroupVersionKind = { apiVersion: 'v1', kind: 'Secret' };

/**
 * A cluster that Argo CD deploys to: a composite because its Secret has the cluster's endpoint and certificate authority.
 * It is in Argo CD's namespace, since a composite composes nothing outside its own.
 */
export const clusterRegistration: CompositeDefinition = {
  kind: 'ClusterRegistration',
  plural: 'clusterregistrations',
  description: 'A cluster that Argo CD deploys to.',
  source: 'cluster_registration.py',
  composes: [secret],
  columns: { ENVIRONMENT: '.spec.cluster.namespace', CLUSTER: '.spec.cluster.name' },
  spec: object('The registration that is wanted.', {
    cluster: object('The EksCluster.', {
      namespace: text('Its namespace, the environment.', rules.objectName, rules.immutableName),
      name: text('Its name.', rules.objectName, rules.immutableName),
    }),
    accessName: text("Name of the AccessPolicyAssociation of Argo CD's role, beside the EksCluster.", rules.objectName),
    roleArn: text('ARN of the role with which Argo CD deploys.', rules.roleArn),
  }),
  status: {},
};
