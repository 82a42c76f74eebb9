import { templatesToDeploy } from './account-templates';

const path = (account: string) => `dist/accounts/${account}.json`;

function template(...policies: readonly (readonly [name: string, ...actions: string[]])[]): string {
  const resources = policies.map(([ManagedPolicyName, ...Action], index) => [
    `Policy${index}`,
    { Properties: { ManagedPolicyName, PolicyDocument: { Statement: [{ Effect: 'Allow', Action, Resource: '*' }] } } },
  ]);
  return JSON.stringify({ Resources: Object.fromEntries(resources) });
}

const templates = (texts: Readonly<Record<string, string>>) =>
  new Map(Object.entries(texts).map(([account, text]) => [path(account), text]));

const said = (
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  environment?: string,
) => templatesToDeploy(templates(before), templates(after), environment).entries;

const dev = (...actions: string[]) => ({ 'environment-dev': template(['provisioner-dev-1', ...actions]) });

test('a template that nobody changes is not told of', () => {
  expect(said(dev('s3:CreateBucket'), dev('s3:CreateBucket'))).toEqual([]);
});

test('what a template gains is deployed before the change is merged', () => {
  expect(said(dev('s3:CreateBucket'), dev('s3:CreateBucket', 'sns:CreateTopic', 'kms:CreateKey'))).toEqual([
    {
      text: `${path('environment-dev')}: deploy it before this is merged`,
      details: ['newly allows provisioner-dev kms:CreateKey, sns:CreateTopic'],
    },
  ]);
});

test('what a template loses is deployed once nothing needs it', () => {
  const [entry] = said(dev('s3:CreateBucket', 's3:DeleteBucket'), dev('s3:CreateBucket'));
  expect(entry?.text).toMatch(/deploy it once every environment, pinned ones too, is Healthy/);
  expect(entry?.details).toEqual(['no longer allows provisioner-dev s3:DeleteBucket']);
});

test('a template that gains and loses names both', () => {
  const [entry] = said(dev('s3:DeleteBucket'), dev('s3:CreateBucket'));
  expect(entry?.text).toMatch(/before this is merged if nothing needs what it loses/);
  expect(entry?.details).toHaveLength(2);
});

test('an action that moves to another part of a policy is no change of what it allows', () => {
  const [before, after] = [
    template(['provisioner-1', 'a:B'], ['provisioner-2', 'a:C']),
    template(['provisioner-1', 'a:C'], ['provisioner-2', 'a:B']),
  ];
  expect(said({ management: before }, { management: after })).toEqual([
    { text: `${path('management')}: deploy it before this is merged`, details: [] },
  ]);
});

test('a new template, and one that goes, are told of; with an environment, only its own', () => {
  const [before, after] = [dev('a:B'), { 'environment-prod': template(['provisioner-prod-1', 'a:B']) }];
  expect(said(before, after).map(({ text }) => text)).toEqual([
    `${path('environment-dev')} goes: delete its stack once the environment is gone`,
    `${path('environment-prod')} is new: deploy it before this is merged`,
  ]);
  expect(said(before, after, 'prod')).toHaveLength(1);
});
