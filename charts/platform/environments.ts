import { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Environment } from '../../config/environment';
import { platform } from '../../config/platform';
import * as awsProvider from '../../imports/aws.m.upbound.io';
import * as composites from '../../imports/composites';
import { names } from '../names';
import { providerCredentials } from './provider-credentials';

/**
 * A namespace for each environment, with the one role through which its managed resources reach its AWS account, and the
 * registration of its cluster with Argo CD. It is part of the platform, so that nothing in an environment can give itself
 * another role or another cluster.
 */
export class EnvironmentsChart extends Chart {
  public constructor(scope: Construct, id: string, environments: readonly Environment[]) {
    super(scope, id);
    for (const environment of environments) {
      const { name, account, protection } = environment;
      const confirm = !protection.statefulDeletion;
      new k8s.KubeNamespace(this, `${name}-namespace`, {
        metadata: {
          name,
          annotations: confirm ? { 'argocd.argoproj.io/sync-options': 'Prune=confirm,Delete=confirm' } : undefined,
        },
      });
      new awsProvider.ProviderConfig(this, `${name}-provider-config`, {
        metadata: { name: 'default', namespace: name },
        spec: {
          credentials: providerCredentials(platform.management.credentials),
          assumeRoleChain: [{ roleArn: `arn:aws:iam::${account}:role/${platform.provisionerRole}` }],
        },
      });
      const { cluster, role } = names(environment);
      // In Argo CD's namespace, and so out of the environment's reach: it decides where Argo CD deploys to.
      new composites.ClusterRegistration(this, `${name}-registration`, {
        metadata: { name: cluster, namespace: 'argocd' },
        spec: {
          cluster: { namespace: name, name: cluster },
          roleArn: `arn:aws:iam::${account}:role/${role('argocd')}`,
        },
      });
    }
  }
}
