import { Construct } from 'constructs';
import type { Environment } from '../../../config/model/environment';
import { names } from '../../../config/model/names';
import * as composites from '../../../imports/composites';
import { Aws } from '../../aws/aws';
import { policy } from '../../aws/policy';
import { Role } from '../../aws/role';
import { platformPodRules } from './platform-pod-rules';

const protections = {
  disposable: composites.EksClusterSpecProtection.DISPOSABLE,
  retained: composites.EksClusterSpecProtection.RETAINED,
};

/** The control plane: its role, and the cluster with everything that needs a value which AWS makes. */
export class ControlPlane extends Construct {
  public constructor(scope: Construct, id: string, environment: Environment, wave: number) {
    super(scope, id);
    const aws = new Aws(environment);
    const name = names(environment);
    const { protection, publicAccessCidrs, region, zones } = environment;

    new Role(this, 'role', {
      environment,
      name: name.role('cluster'),
      description: `Control plane of ${name.cluster}`,
      trust: aws.trust('eks.amazonaws.com', aws.arn('eks', `cluster/${name.cluster}`)),
      awsPolicies: ['AmazonEKSClusterPolicy'],
      statements: [
        {
          Sid: 'SecretsOfTheCluster',
          Effect: 'Allow',
          Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:ListGrants'],
          Resource: aws.arn('kms', 'key/*'),
          // The key's ARN is not known before AWS has made it.
          Condition: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': name.keyAlias('cluster') } },
        },
      ],
    });
    new composites.EksCluster(this, 'cluster', {
      metadata: aws.metadata({ name: name.cluster, confirmDeletion: true, wave }),
      spec: {
        region,
        tags: aws.tags(),
        version: environment.kubernetesVersion,
        protection: protections[protection.level],
        roleName: name.role('cluster'),
        subnetNames: zones.map((zone) => name.subnet('private', zone)),
        securityGroupName: name.securityGroup('cluster'),
        publicAccessCidrs: publicAccessCidrs.length > 0 ? publicAccessCidrs : undefined,
        key: {
          name: name.key('cluster'),
          aliasName: name.key('cluster'),
          alias: name.key('cluster'),
          deletionWindowInDays: protection.keyDeletionDays,
          policy: policy(aws.delegationToIam()),
        },
        securityGroupRules: platformPodRules(environment),
      },
    });
  }
}
