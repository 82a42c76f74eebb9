import type { DistObject } from '../../objects/dist';
import { at, type JsonObject, stringAt } from '../../objects/json';
import { clusterAnswers } from './aws-answers';
import { managedResource } from './managed-resource';

/** What a WorkloadIdentity composes once its cluster has an identity provider. */
export function workloadIdentityComposes(composite: DistObject, objects: readonly DistObject[]): JsonObject[] {
  const { body, namespace } = composite;
  const clusterName = stringAt(body, 'spec', 'clusterName') ?? '';
  const { issuer, oidcProviderArn } = clusterAnswers(objects, namespace, clusterName);
  const host = issuer.replace('https://', '');
  const account = at(body, 'spec', 'serviceAccount');
  const statement = {
    Effect: 'Allow',
    Principal: { Federated: oidcProviderArn },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: {
        [`${host}:aud`]: 'sts.amazonaws.com',
        [`${host}:sub`]: `system:serviceaccount:${stringAt(account, 'namespace')}:${stringAt(account, 'name')}`,
      },
    },
  };
  const name = stringAt(body, 'spec', 'roleName') ?? '';
  const assumeRolePolicy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2);
  const description = at(body, 'spec', 'description');
  const attached = { policyArn: at(body, 'spec', 'policyArn'), roleRef: { name } };
  const boundary = stringAt(body, 'spec', 'permissionsBoundary');
  const role = { description, assumeRolePolicy, ...(boundary && { permissionsBoundary: boundary }) };
  return [
    managedResource(composite, { api: 'iam', kind: 'Role', name, forProvider: role }),
    managedResource(composite, {
      api: 'iam',
      kind: 'RolePolicyAttachment',
      name,
      tagged: false,
      forProvider: attached,
    }),
  ];
}
