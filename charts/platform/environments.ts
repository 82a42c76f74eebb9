import { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Environment } from '../../config/environment';
import { platform } from '../../config/platform';
import * as awsProvider from '../../imports/aws.m.upbound.io';
import { asksFirst } from './asks-first';
import { providerCredentials } from './provider-credentials';

/**
 * A namespace for each environment, with the one role through which its managed resources reach its AWS account. It is
 * part of the platform, so that nothing in an environment can give itself another role.
 */
export class EnvironmentsChart extends Chart {
  public constructor(scope: Construct, id: string, environments: readonly Environment[]) {
    super(scope, id);
    for (const { name, account } of environments) {
      // Of a namespace that is being deleted no provider can delete anything any more, so its resources have to go first.
      new k8s.KubeNamespace(this, `${name}-namespace`, { metadata: { name, annotations: asksFirst } });
      new awsProvider.ProviderConfig(this, `${name}-provider-config`, {
        metadata: { name: 'default', namespace: name },
        spec: {
          credentials: providerCredentials(platform.management.credentials, name),
          assumeRoleChain: [{ roleArn: `arn:aws:iam::${account}:role/${platform.provisionerRole}` }],
        },
      });
    }
  }
}
