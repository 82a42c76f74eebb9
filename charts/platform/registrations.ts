import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Environment } from '../../config/model/environment';
import { names } from '../../config/model/names';
import * as composites from '../../imports/composites';
import { argocd } from '../argocd/argocd';
import { Aws } from '../aws/aws';

/**
 * The registration of each environment's cluster with Argo CD. It is in Argo CD's namespace, out of the environments'
 * reach, since it decides where Argo CD deploys to.
 */
export class RegistrationsChart extends Chart {
  public constructor(scope: Construct, id: string, environments: readonly Environment[]) {
    super(scope, id, { namespace: argocd.namespace });
    for (const environment of environments) {
      const { cluster, access, role } = names(environment);
      new composites.ClusterRegistration(this, environment.name, {
        metadata: { name: cluster },
        spec: {
          cluster: { namespace: environment.name, name: cluster },
          accessName: access('argocd'),
          roleArn: new Aws(environment).iamArn(`role/${role('argocd')}`),
        },
      });
    }
  }
}
