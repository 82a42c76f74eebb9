import { Construct } from 'constructs';
import type { Environment } from '../../config/environment';
import { platform } from '../../config/platform';
import * as eks from '../../imports/eks.aws.m.upbound.io';
import { Aws } from '../aws';
import { names } from '../names';
import { ServiceRole } from './service-role';

/** Who administers the workload cluster: Argo CD through a role made for it, and the roles that the environment names. */
export class ClusterAccess extends Construct {
  private readonly aws: Aws;

  public constructor(
    scope: Construct,
    id: string,
    private readonly environment: Environment,
  ) {
    super(scope, id);
    this.aws = new Aws(environment);
    const role = names(environment).role('argocd');

    // Without permissions in AWS: what it may do stands in its access entry, inside the cluster.
    new ServiceRole(this, 'argocd', {
      environment,
      name: role,
      description: 'Deploys the workload units; assumed by Argo CD',
      trust: {
        Effect: 'Allow',
        Principal: { AWS: platform.management.argocdRoleArn },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
      },
    });
    this.administrator('argocd', { principalArnFromRoleRef: { name: role } });
    for (const principalArn of environment.adminRoleArns) {
      this.administrator(principalArn.replace(/^.*\//, ''), { principalArn });
    }
  }

  private administrator(
    id: string,
    principal: Pick<eks.AccessEntrySpecForProvider, 'principalArn' | 'principalArnFromRoleRef'>,
  ): void {
    const clusterName = names(this.environment).cluster;
    const name = `${clusterName}-${id.toLowerCase()}`;
    new eks.AccessEntry(
      this,
      `${id}-entry`,
      this.aws.managed({ name, forProvider: { clusterName, ...principal, type: 'STANDARD' } }),
    );
    new eks.AccessPolicyAssociation(
      this,
      `${id}-policy`,
      this.aws.managed({
        name,
        forProvider: {
          clusterName,
          principalArnRef: { name },
          policyArn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy',
          accessScope: { type: 'cluster' },
        },
      }),
    );
  }
}
