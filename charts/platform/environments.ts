import { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Environment } from '../../config/model/environment';
import { names } from '../../config/model/names';
import * as composites from '../../imports/composites';
import { syncAnnotations } from '../argocd/sync-annotations';
import { Aws } from '../aws/aws';
import { providerCredentials } from './provider-credentials';

/** Order within the unit, which Argo CD turns round where both go: an access is made in a namespace, and goes before it. */
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
            // Its own health is shown. That of the unit is what all environments wait for, and one account may be another's.
            'argocd.argoproj.io/ignore-healthcheck': 'true',
          },
        },
        spec: {
          account,
          region,
          roleName: platform.provisionerRole,
          credentials: providerCredentials(platform.management.credentials, name),
          claim: { name: names(environment).claim },
          tags: new Aws(environment).tags(),
        },
      });
    }
  }
}
