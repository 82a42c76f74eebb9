import { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Environment } from '../../config/model/environment';
import { managementWay } from '../../config/model/management-way';
import { names } from '../../config/model/names';
import * as awsProvider from '../../imports/aws.m.upbound.io';
import * as composites from '../../imports/composites';
import { syncAnnotations } from '../argocd/sync-annotations';
import { Aws } from '../aws/aws';
import { externalId } from '../aws/external-id';
import { providerCredentials } from './provider-credentials';

/**
 * Order within the unit, which Argo CD reverses on deletion: an access is made after its namespace, and goes before it.
 */
const waves = { access: 1 };

/**
 * A namespace for each environment, with the one role through which its managed resources reach its AWS account. It is
 * part of the platform, so that nothing in an environment can give itself another role.
 */
export class EnvironmentsChart extends Chart {
  public constructor(scope: Construct, id: string, environments: readonly Environment[]) {
    super(scope, id);
    for (const environment of environments) {
      const { name, account, platform, region } = environment;
      new k8s.KubeNamespace(this, `${name}-namespace`, {
        metadata: { name, annotations: syncAnnotations({ confirmDeletion: true }) },
      });
      new composites.AccountAccess(this, `${name}-access`, {
        metadata: {
          name: 'account',
          namespace: name,
          annotations: {
            ...syncAnnotations({ wave: waves.access, confirmDeletion: true }),
            // Its own health is shown, but the unit ignores it: all environments wait for the unit, and one account may
            // be claimed by another cluster.
            'argocd.argoproj.io/ignore-healthcheck': 'true',
          },
        },
        spec: {
          account,
          region,
          roleName: names(environment).provisioner,
          externalId: externalId(environment),
          credentials: providerCredentials(
            platform.management.credentials,
            name,
            composites.AccountAccessSpecCredentialsSource,
          ),
          claim: { name: names(environment).claim },
          tags: new Aws(environment).tags(),
        },
      });
      this.peer(environment);
    }
  }

  /** The way into the account at the other end of a peering, by a role that may do nothing else there. */
  private peer(environment: Environment): void {
    const way = managementWay(environment);
    if (way?.by !== 'peering') return;
    const { name, platform } = environment;
    const { peerConfig } = names(environment);
    new awsProvider.ProviderConfig(this, peerConfig, {
      metadata: {
        name: peerConfig,
        namespace: name,
        annotations: syncAnnotations({ wave: waves.access, confirmDeletion: true }),
      },
      spec: {
        credentials: providerCredentials(
          platform.management.credentials,
          name,
          awsProvider.ProviderConfigSpecCredentialsSource,
        ),
        assumeRoleChain: [{ roleArn: way.peering.roleArn }],
      },
    });
  }
}
