import type { DistObject } from '../../objects/dist';
import { at, type JsonObject, stringAt } from '../../objects/json';
import { managedResource } from './managed-resource';

/** What an AccountAccess composes once its account is claimed. */
export function accountAccessComposes(composite: DistObject): JsonObject[] {
  const { body } = composite;
  const spec = (...fields: string[]) => at(body, 'spec', ...fields);
  const name = stringAt(body, 'spec', 'claim', 'name') ?? '';
  const forProvider = {
    region: spec('region'),
    name,
    description: 'Says that a management cluster has this account; has no value',
  };
  const claim = `${composite.namespace}-claim`;
  const config = (configName: string) => ({
    apiVersion: 'aws.m.upbound.io/v1beta1',
    kind: 'ProviderConfig',
    metadata: { name: configName, namespace: composite.namespace },
    spec: {
      credentials: spec('credentials'),
      assumeRoleChain: [
        { roleARN: `arn:aws:iam::${spec('account')}:role/${spec('roleName')}`, externalID: spec('externalId') },
      ],
    },
  });
  return [
    config(claim),
    managedResource(composite, {
      api: 'secretsmanager',
      kind: 'Secret',
      name,
      keep: true,
      forProvider,
      providerConfig: claim,
    }),
    config(composite.namespace),
  ];
}
