import { Construct } from 'constructs';
import { names } from '../../../config/model/names';
import * as kubernetes from '../../../imports/kubernetes.m.crossplane.io';
import type { OwnedProps } from './owned';

const { OBSERVE, CREATE, UPDATE } = kubernetes.ObjectSpecManagementPolicies;

/** A host that pods call and whose name AWS makes. */
export interface Host {
  /** Key in the ConfigMap `hosts` of the service's namespace. */
  readonly key: string;
  /** The managed resource whose status has the name. */
  readonly of: { readonly apiVersion: string; readonly kind: string; readonly name: string };
  /** Where in it. */
  readonly fieldPath: string;
}

/**
 * Tells a service's pods the hosts whose names only AWS knows, in a ConfigMap of their namespace. It is made from here,
 * where the status of what has the hosts is.
 */
export class Hosts extends Construct {
  public constructor(
    scope: Construct,
    id: string,
    { environment, service, hosts }: OwnedProps & { readonly hosts: readonly Host[] },
  ) {
    super(scope, id);
    new kubernetes.KubernetesObject(this, 'config-map', {
      metadata: { name: `${service.name}-hosts` },
      spec: {
        references: hosts.map(({ key, of, fieldPath }) => ({
          patchesFrom: { ...of, namespace: environment.name, fieldPath },
          toFieldPath: `data[${key}]`,
        })),
        forProvider: {
          manifest: {
            apiVersion: 'v1',
            kind: 'ConfigMap',
            metadata: { name: 'hosts', namespace: service.namespace },
          },
        },
        // Without Delete it can go although the cluster cannot be reached: the ConfigMap goes with the service's namespace,
        // or the cluster.
        managementPolicies: [OBSERVE, CREATE, UPDATE],
        providerConfigRef: { kind: 'ProviderConfig', name: names(environment).cluster },
      },
    });
  }
}
