import { Construct } from 'constructs';
import type { Environment } from '../../../config/model/environment';
import { logConfigMap } from '../../../config/model/log-routing';
import { names } from '../../../config/model/names';
import * as kubernetes from '../../../imports/kubernetes.m.crossplane.io';
import { Aws } from '../../aws/aws';

/**
 * Is ready once the workload cluster has the ConfigMap that says where logs go, which Argo CD deploys there from another
 * unit; what comes in a later wave starts with its logs. It is looked at, and never written.
 */
export class LogRouting extends Construct {
  public constructor(scope: Construct, id: string, environment: Environment, wave: number) {
    super(scope, id);
    const { cluster } = names(environment);
    new kubernetes.KubernetesObject(this, 'config-map', {
      metadata: new Aws(environment).metadata({ name: `${cluster}-log-routing`, wave }),
      spec: {
        forProvider: { manifest: { apiVersion: 'v1', kind: 'ConfigMap', metadata: logConfigMap } },
        managementPolicies: [kubernetes.ObjectSpecManagementPolicies.OBSERVE],
        providerConfigRef: { kind: 'ProviderConfig', name: cluster },
      },
    });
  }
}
