import type { DistObject } from '../../objects/dist';
import { at, type JsonObject, stringAt } from '../../objects/json';
import { clusterAnswers } from './aws-answers';

/** What a ClusterRegistration composes once its cluster has an endpoint. */
export function clusterRegistrationComposes(composite: DistObject, objects: readonly DistObject[]): JsonObject[] {
  const [environment = '', name = ''] = ['namespace', 'name'].map((key) =>
    stringAt(composite.body, 'spec', 'cluster', key),
  );
  const { endpoint, certificateAuthority } = clusterAnswers(objects, environment, name);
  const config = {
    awsAuthConfig: { clusterName: name, roleARN: at(composite.body, 'spec', 'roleArn') },
    tlsClientConfig: { caData: certificateAuthority },
  };
  return [
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name,
        namespace: composite.namespace,
        labels: { 'argocd.argoproj.io/secret-type': 'cluster', [`${composite.group}/environment`]: environment },
      },
      type: 'Opaque',
      data: {
        name: base64(name),
        server: base64(endpoint),
        config: base64(JSON.stringify(config)),
      },
    },
  ];
}

const base64 = (text: string) => Buffer.from(text).toString('base64');
