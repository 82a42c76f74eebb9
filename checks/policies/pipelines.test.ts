import { delivered, deliveredObjects, problemsAfter } from '../../charts/delivered-fixture';
import { listAt, parsedObject, stringAt } from '../../objects/json';
import { forProviderOf } from '../../objects/managed-resource';
import { pipelineRoleProblems } from './pipelines';
import { type Call, decide } from './simulate';

const objectsAfter = deliveredObjects(/\/management\/(?:identities|service-.*)$/);
const problemsOf = problemsAfter(objectsAfter, pipelineRoleProblems);
const objects = objectsAfter((text) => text);

test('pipelines as they are rendered push the images of their services', () => {
  expect(problemsOf((text) => text)).toEqual([]);
});

const github = 'token.actions.githubusercontent.com';

test.each<[string, string | RegExp, string, RegExp]>([
  [
    'that every repository of an owner has',
    'repo:example/payment:ref:refs/heads/main',
    'repo:example/*',
    /exactly whom/,
  ],
  ['that name no subject', `"${github}:sub"`, `"${github}:actor"`, /exactly whom/],
  ['that name no audience', `"${github}:aud"`, `"${github}:ref"`, /exactly whom/],
  ['that are compared loosely', '"StringEquals"', '"StringLike"', /exactly whom/],
  ['for another audience', '"sts.amazonaws.com"', '"https://gitlab.com"', /no identity provider with this audience/],
  ['whose issuer nobody knows', `url: https://${github}`, 'url: https://example.com', /no identity provider/],
  ['assumed in another way', 'AssumeRoleWithWebIdentity', 'AssumeRole', /assumed in another way/],
  [
    'that push everything',
    /repository\/payment-service-dev(?="\n\s+\}\n\s+\]\n\s+\}\n\s+roleRef)/,
    'repository/*',
    /more than push/,
  ],
  ['that delete images', '"ecr:PutImage"', '"ecr:BatchDeleteImage"', /cannot push \(ecr:PutImage/],
  ['that are not there', /eks-payment-pipeline-role-dev/g, 'eks-payment-x-role-dev', /no role for a pipeline/],
  ['that are nobody’s', /eks-payment-pipeline-role-dev/g, 'eks-payment-x-role-dev', /a role of no pipeline/],
])('pipelines %s are a problem', (_what, from, to, message) => {
  expect(problemsOf((text) => text.replace(from, to))).toContainEqual(expect.stringMatching(message));
});

function documentOf(kind: string, field: string, service: string, environment = delivered.dev) {
  const name = `eks-${service}-pipeline-role-${environment.name}`;
  const found = objects.find((object) => object.kind === kind && object.name === name);
  const document = parsedObject(stringAt(forProviderOf(found?.body), field) ?? '');
  if (document === undefined) throw new Error(`${kind} ${name}: has no ${field}`);
  return document;
}

const { account } = delivered.dev;
const arn = (repository: string) => `arn:aws:ecr:us-east-1:${account}:repository/${repository}`;

const byPipeline = (service: string, action: string, resource: string) =>
  decide({
    principal: `arn:aws:iam::${account}:role/eks-${service}-pipeline-role-dev`,
    action,
    resource,
    account,
    identity: [documentOf('RolePolicy', 'policy', service)],
  });

const push = [
  'BatchCheckLayerAvailability',
  'InitiateLayerUpload',
  'UploadLayerPart',
  'CompleteLayerUpload',
  'PutImage',
];

test.each(push)('the pipeline of payment may ecr:%s to its own repository, and to no other', async (action) => {
  expect(await byPipeline('payment', `ecr:${action}`, arn('payment-service-dev'))).toBe('Allowed');
  for (const other of ['reporting-service-dev', 'payment-service-staging', 'platform-external-secrets-dev']) {
    expect(await byPipeline('payment', `ecr:${action}`, arn(other))).toBe('ImplicitlyDenied');
  }
});

test.each([
  ['ecr:BatchGetImage', arn('reporting-service-dev')],
  ['ecr:GetDownloadUrlForLayer', arn('reporting-service-dev')],
  ['ecr:GetDownloadUrlForLayer', arn('payment-service-dev')],
  ['ecr:BatchDeleteImage', arn('payment-service-dev')],
  ['ecr:DeleteRepository', arn('payment-service-dev')],
  ['ecr:PutLifecyclePolicy', arn('payment-service-dev')],
  ['ecr:SetRepositoryPolicy', arn('payment-service-dev')],
  ['ecr:PutImageTagMutability', arn('payment-service-dev')],
  ['sts:AssumeRole', `arn:aws:iam::${account}:role/eks-payment-irsa-role-dev`],
  ['secretsmanager:GetSecretValue', `arn:aws:secretsmanager:us-east-1:${account}:secret:payment/app-config-dev-AbCdEf`],
  ['dynamodb:GetItem', `arn:aws:dynamodb:us-east-1:${account}:table/payment-transactions-dev`],
  ['eks:DescribeCluster', `arn:aws:eks:us-east-1:${account}:cluster/eks-payment-cluster-dev`],
  ['iam:PassRole', `arn:aws:iam::${account}:role/eks-payment-fargate-role-dev`],
])('the pipeline of payment may not %s on %s', async (action, resource) => {
  expect(await byPipeline('payment', action, resource)).toBe('ImplicitlyDenied');
});

test('the pipeline of payment signs in to the registry', async () => {
  expect(await byPipeline('payment', 'ecr:GetAuthorizationToken', '*')).toBe('Allowed');
});

interface Token {
  readonly issuer: string;
  readonly aud: string;
  readonly sub: string;
}

// The evaluator ignores the keys of providers that IAM does not list, so two that it lists stand in for these.
const standIn = (text: string) =>
  text.replaceAll(github, 'accounts.google.com').replaceAll('gitlab.com', 'cognito-identity.amazonaws.com');

/** Whether somebody with a token becomes the role of a pipeline; the account vouches for the issuer. */
function assumed(service: string, { issuer, aud, sub }: Token, environment = delivered.dev) {
  const context: Call['context'] = { [`${standIn(issuer)}:aud`]: aud, [`${standIn(issuer)}:sub`]: sub };
  return decide({
    principal: standIn(`arn:aws:iam::${environment.account}:oidc-provider/${issuer}`),
    action: 'sts:AssumeRoleWithWebIdentity',
    resource: `arn:aws:iam::${environment.account}:role/eks-${service}-pipeline-role-${environment.name}`,
    account: environment.account,
    context,
    resourcePolicy: parsedObject(standIn(JSON.stringify(documentOf('Role', 'assumeRolePolicy', service, environment)))),
  });
}

const main: Token = { issuer: github, aud: 'sts.amazonaws.com', sub: 'repo:example/payment:ref:refs/heads/main' };
const gitlab: Token = {
  issuer: 'gitlab.com',
  aud: 'sts.amazonaws.com',
  sub: 'project_path:example/reports:ref_type:branch:ref:main',
};

test('the runs that the catalogue names become the pipelines', async () => {
  expect(await assumed('payment', main)).toBe('Allowed');
  expect(await assumed('reporting', gitlab)).toBe('Allowed');
  const inProd = { ...main, sub: 'repo:example@1001/payment@2002:environment:prod' };
  expect(await assumed('payment', inProd, delivered.prod)).toBe('Allowed');
});

test.each<[string, string, Token]>([
  ['another repository', 'payment', { ...main, sub: 'repo:example/reports:ref:refs/heads/main' }],
  ['another owner', 'payment', { ...main, sub: 'repo:intruder/payment:ref:refs/heads/main' }],
  ['another branch', 'payment', { ...main, sub: 'repo:example/payment:ref:refs/heads/feature' }],
  ['a branch that begins alike', 'payment', { ...main, sub: 'repo:example/payment:ref:refs/heads/main-2' }],
  ['a pull request', 'payment', { ...main, sub: 'repo:example/payment:pull_request' }],
  ['a tag', 'payment', { ...main, sub: 'repo:example/payment:ref:refs/tags/main' }],
  ['an environment', 'payment', { ...main, sub: 'repo:example/payment:environment:main' }],
  ['a subject in other case', 'payment', { ...main, sub: 'repo:Example/payment:ref:refs/heads/main' }],
  ['another audience', 'payment', { ...main, aud: 'https://github.com/example' }],
  ['another issuer', 'payment', { ...main, issuer: 'gitlab.com' }],
  ['the pipeline of another service', 'payment', gitlab],
  ['another project', 'reporting', { ...gitlab, sub: 'project_path:example/other:ref_type:branch:ref:main' }],
  ['a tag of the project', 'reporting', { ...gitlab, sub: 'project_path:example/reports:ref_type:tag:ref:main' }],
])('a run of %s becomes no pipeline of %s', async (_what, service, token) => {
  expect(await assumed(service, token)).not.toBe('Allowed');
});

test('a run of the branch that pushes to dev does not push to prod', async () => {
  expect(await assumed('payment', main, delivered.prod)).not.toBe('Allowed');
});

test('the role of a pipeline carries the boundary of its environment', () => {
  const roles = objects.filter(({ kind, name }) => kind === 'Role' && name.includes('-pipeline-role-'));
  expect(roles).toHaveLength(6);
  for (const { body, namespace } of roles) {
    expect(stringAt(forProviderOf(body), 'permissionsBoundary')).toMatch(
      new RegExp(`^arn:aws:iam::\\d{12}:policy/crossplane-boundary-${namespace}$`),
    );
    expect(listAt(parsedObject(stringAt(forProviderOf(body), 'assumeRolePolicy') ?? ''), 'Statement')).toHaveLength(1);
  }
});
