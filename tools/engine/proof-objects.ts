import type { Json, JsonObject } from '../../checks/json';

const API = 'platform.example.org/v1alpha1';

/** An XR of the proof; without a namespace it is cluster-scoped. */
export function xrOf(namespace?: string, status?: JsonObject): JsonObject {
  const metadata = { name: 'dev', ...(namespace === undefined ? {} : { namespace }) };
  return { apiVersion: API, kind: 'EksControlPlane', metadata, spec: {}, ...(status === undefined ? {} : { status }) };
}

/** The XRD of the proof's XRs. */
export function xrdOf(scope: 'Namespaced' | 'Cluster'): JsonObject {
  const schema = { openAPIV3Schema: { type: 'object', properties: { spec: { type: 'object', properties: {} } } } };
  return {
    apiVersion: 'apiextensions.crossplane.io/v2',
    kind: 'CompositeResourceDefinition',
    metadata: { name: 'ekscontrolplanes.platform.example.org' },
    spec: {
      scope,
      group: 'platform.example.org',
      names: { kind: 'EksControlPlane', plural: 'ekscontrolplanes' },
      versions: [{ name: 'v1alpha1', served: true, referenceable: true, schema }],
    },
  };
}

/** A Composition of one step whose function answers with `response`, a RunFunctionResponse in protobuf JSON. */
export function compositionOf(response: JsonObject): JsonObject {
  const input = { apiVersion: 'scripted.example.org/v1', kind: 'Script', response };
  return {
    apiVersion: 'apiextensions.crossplane.io/v1',
    kind: 'Composition',
    metadata: { name: 'proof' },
    spec: {
      compositeTypeRef: { apiVersion: API, kind: 'EksControlPlane' },
      mode: 'Pipeline',
      pipeline: [{ step: 'scripted', functionRef: { name: 'scripted' }, input }],
    },
  };
}

/** A response that desires the named resources, all of them ready, and an XR status. */
export function desiring(resources: Readonly<Record<string, JsonObject>>, status: JsonObject = {}): JsonObject {
  const desired = Object.entries(resources).map(([name, resource]) => [name, { resource, ready: 'READY_TRUE' }]);
  return { desired: { composite: { resource: { status } }, resources: Object.fromEntries(desired) } };
}

/** A managed resource as an API server would hold it, observed under a name of the Composition. */
export function observedAs(name: string, object: JsonObject, namespace: string, status: JsonObject): JsonObject {
  const metadata: Json = object.metadata ?? {};
  const own = typeof metadata === 'object' && metadata !== null && !Array.isArray(metadata) ? metadata : {};
  const annotations = { 'crossplane.io/composition-resource-name': name };
  return { ...object, metadata: { ...own, namespace, annotations }, status };
}

const forProvider = { region: 'eu-west-1' };

/** A managed resource that needs no run-time value. */
export const key: JsonObject = {
  apiVersion: 'kms.aws.m.upbound.io/v1beta1',
  kind: 'Key',
  metadata: { name: 'dev-eks-secrets' },
  spec: { forProvider: { ...forProvider, enableKeyRotation: true } },
};

/** A managed resource that takes the ARN of the key. */
export function clusterWith(keyArn?: string): JsonObject {
  const provider: JsonObject = keyArn === undefined ? {} : { keyArn };
  return {
    apiVersion: 'eks.aws.m.upbound.io/v1beta1',
    kind: 'Cluster',
    metadata: { name: 'dev' },
    spec: {
      forProvider: {
        ...forProvider,
        roleArnRef: { name: 'dev-eks-cluster' },
        encryptionConfig: { resources: ['secrets'], provider },
        vpcConfig: { subnetIdRefs: [{ name: 'dev-private-a' }] },
      },
    },
  };
}

/** A cluster-scoped object a cluster-scoped XR can compose and a function can ask for. */
export const environmentConfig: JsonObject = {
  apiVersion: 'apiextensions.crossplane.io/v1beta1',
  kind: 'EnvironmentConfig',
  metadata: { name: 'dev', labels: { environment: 'dev' } },
  data: { issuer: 'https://oidc.example.org/id/A' },
};

/** A namespaced object of Kubernetes itself. */
export const secret: JsonObject = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'dev', namespace: 'argocd' },
  stringData: { server: 'https://cluster.example.org' },
};
