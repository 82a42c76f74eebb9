import { decide } from '../../../checks/policies/simulate';
import { parsedObject, stringAt } from '../../../objects/json';
import { environments, objects } from '../../reaching-fixture';

const account = environments[0]?.account ?? '';
const key = '0123456789abcdef';
const text = objects.find(({ kind, name }) => kind === 'Policy' && name === 'eks-vault-irsa-policy-dev')?.body;
const policy = parsedObject(stringAt(text, 'spec', 'forProvider', 'policy') ?? '') ?? {};

const may = (api: string, action: string, resource: string, alias?: string) =>
  decide({
    principal: `arn:aws:iam::${account}:role/eks-vault-irsa-role-dev`,
    action: `${api}:${action}`,
    resource: `arn:aws:${api}:us-east-1:${account}:${resource}`,
    account,
    identity: [policy],
    ...(alias !== undefined && { context: { [`${api}:ResourceAliases`]: [alias] } }),
  });

test.each([
  ['payment-cryptography', 'EncryptData', 'alias/cards-dev', 'alias/cards-dev', 'Allowed'],
  ['payment-cryptography', 'EncryptData', `key/${key}`, 'alias/cards-dev', 'Allowed'],
  ['payment-cryptography', 'EncryptData', `key/${key}`, 'alias/cards-prod', 'ImplicitlyDenied'],
  ['payment-cryptography', 'DecryptData', `key/${key}`, 'alias/cards-dev', 'ImplicitlyDenied'],
  ['events', 'PutEvents', 'event-bus/payments-dev', undefined, 'Allowed'],
  ['events', 'PutEvents', 'event-bus/payments-prod', undefined, 'ImplicitlyDenied'],
  ['kinesis', 'PutRecords', 'stream/cards-dev', undefined, 'Allowed'],
  ['kinesis', 'GetRecords', 'stream/cards-dev', undefined, 'ImplicitlyDenied'],
])('by %s a service may %s on %s (%s): %s', async (api, action, resource, alias, decision) => {
  expect(await may(api, action, resource, alias)).toBe(decision);
});
