import { decide } from '../../checks/policies/simulate';
import { deliveredServices, deliveringEnvironments } from '../../config/model/delivery/example';
import type { Environment } from '../../config/model/environment';
import { exampleEnvironments, examplePeering, examplePlatform, exampleServices } from '../../config/model/example';
import { loadEnvironments } from '../../config/rules/load';
import { at, isObject, type Json, type JsonObject, listAt, parsedObject, stringAt } from '../../objects/json';
import { distFiles } from '../dist-files';
import { entered, hosted } from '../entered-fixture';
import { renderedObjects } from '../rendered-fixture';
import { units } from '../units';
import { accountTemplates } from './account-templates';
import { provisionerPolicies } from './provisioner-policies';
import { templateLimit } from './template';

function rendered(platform = examplePlatform) {
  const environments = loadEnvironments(exampleEnvironments, exampleServices, platform);
  const all = units(environments, platform);
  return { objects: renderedObjects(all), texts: accountTemplates(environments, platform, all) };
}

function resourcesOf(text = ''): Readonly<Record<string, JsonObject>> {
  const { Resources } = parsedObject(text) ?? {};
  const resources = isObject(Resources) ? Object.entries(Resources) : [];
  return Object.fromEntries(resources.flatMap(([id, resource]) => (isObject(resource) ? [[id, resource]] : [])));
}

const { objects, texts } = rendered();

test('there is a template for each environment and one for the management account, each as short as AWS wants', () => {
  expect(Object.keys(texts)).toEqual([
    'accounts/management.json',
    'accounts/environment-dev.json',
    'accounts/environment-staging.json',
    'accounts/environment-prod.json',
  ]);
  for (const text of Object.values(texts)) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(templateLimit);
});

test('no policy is longer than AWS takes, and no role has more of them', () => {
  for (const text of Object.values(texts)) {
    for (const { Type, Properties } of Object.values(resourcesOf(text))) {
      if (Type !== 'AWS::IAM::ManagedPolicy' || !isObject(Properties)) continue;
      expect(JSON.stringify(Properties.PolicyDocument).length).toBeLessThanOrEqual(6144);
    }
    const { Provisioner } = resourcesOf(text);
    expect(listAt(Provisioner, 'Properties', 'ManagedPolicyArns').length).toBeLessThanOrEqual(10);
  }
});

test('a provisioner writes records of the zone that its environment names, and asks for certificates only there', () => {
  const statements = (environment: Environment) => provisionerPolicies(environment).flat();
  const of = (environment: Environment, api: string) =>
    statements(environment)
      .filter(({ Action }) => [Action].flat().some((action) => action?.startsWith(api)))
      .flatMap(({ Action, Resource }) => [Action].flat().map((action) => `${action} on ${Resource}`));
  expect(of(entered, 'acm:')).toEqual([]);
  expect(of(entered, 'route53:Change')).toEqual([]);
  expect(of(hosted, 'route53:Change')).toEqual([
    'route53:ChangeResourceRecordSets on arn:aws:route53:::hostedzone/Z0123456789ABCDEFGHIJ',
    'route53:GetHostedZone on arn:aws:route53:::hostedzone/Z0123456789ABCDEFGHIJ',
    'route53:ListResourceRecordSets on arn:aws:route53:::hostedzone/Z0123456789ABCDEFGHIJ',
  ]);
  expect(of(hosted, 'acm:').length).toBeGreaterThan(5);
});

test('every role that is rendered carries the boundary of its environment, composed ones too', () => {
  const roles = objects.filter(({ kind }) => kind === 'Role' || kind === 'WorkloadIdentity');
  const managed = roles.filter(({ group }) => group !== 'rbac.authorization.k8s.io');
  expect(managed.length).toBeGreaterThan(20);
  for (const { body, namespace } of managed) {
    const boundary =
      stringAt(body, 'spec', 'forProvider', 'permissionsBoundary') ?? stringAt(body, 'spec', 'permissionsBoundary');
    expect(boundary).toMatch(new RegExp(`^arn:aws:iam::\\d{12}:policy/crossplane-boundary-${namespace}$`));
  }
});

test('a boundary allows nothing by which somebody would be allowed more', () => {
  const { Boundary } = resourcesOf(texts['accounts/environment-prod.json']);
  const statements = listAt(Boundary, 'Properties', 'PolicyDocument', 'Statement');
  const actions = statements.flatMap((statement) => listAt(statement, 'Action').map(String));
  expect(actions).toContain('dynamodb:PutItem');
  // A grant that only AWS itself can use hands on nothing.
  const isForAws = (statement: Json) => at(statement, 'Condition', 'Bool', 'kms:GrantIsForAWSResource') === 'true';
  const grantless = statements.filter((statement) => !isForAws(statement));
  const free = grantless.flatMap((statement) => listAt(statement, 'Action').map(String));
  expect(
    free.filter((action) => /^(?:\*|iam:\*|sts:|organizations:|kms:\*|kms:(?:Put|CreateGrant))/.test(action)),
  ).toEqual([]);
  const harmless = ['iam:GetServerCertificate', 'iam:ListServerCertificates', 'iam:CreateServiceLinkedRole'];
  expect(actions.filter((action) => action.startsWith('iam:') && !harmless.includes(action))).toEqual([]);
});

test('on EKS service accounts become Crossplane and Argo CD, elsewhere a user is Crossplane', () => {
  const { Crossplane, ArgoCd } = resourcesOf(texts['accounts/management.json']);
  expect(JSON.stringify(Crossplane)).toContain('system:serviceaccount:crossplane-system:provider-aws');
  expect(JSON.stringify(Crossplane)).toContain('arn:aws:iam::777788889999:role/crossplane-provisioner-prod');
  expect(JSON.stringify(ArgoCd)).toContain('arn:aws:iam::777788889999:role/eks-argocd-role-prod');
  expect(JSON.stringify(ArgoCd)).not.toContain('crossplane');

  const elsewhere = rendered({
    ...examplePlatform,
    management: { ...examplePlatform.management, credentials: 'secret' },
  }).texts;
  const management = resourcesOf(elsewhere['accounts/management.json']);
  expect(management.Crossplane?.Type).toBe('AWS::IAM::User');
  expect(management.IdentityProvider).toBeUndefined();
  expect(elsewhere['accounts/environment-dev.json']).toContain(
    '"AWS": "arn:aws:iam::123456789012:user/crossplane-provider-aws"',
  );
});

const peered = (roleArn: string): Readonly<Record<string, string>> => {
  const network = { ...examplePeering, peering: { ...examplePeering.peering, roleArn } };
  return rendered({ ...examplePlatform, management: { ...examplePlatform.management, network } }).texts;
};

const here = peered(examplePeering.peering.roleArn);

test('an environment that is split off has nothing of the other management account or the other environments in it', () => {
  const prod = exampleEnvironments[2];
  const moved = (arn: string) => arn.replace('123456789012', '210987654321');
  const { argocdRoleArn, crossplaneRoleArn, ...management } = examplePlatform.management;
  const roles = { argocdRoleArn: moved(argocdRoleArn), crossplaneRoleArn: moved(crossplaneRoleArn) };
  const platform = { ...examplePlatform, management: { ...management, ...roles } };
  const environments = loadEnvironments([prod], exampleServices, platform);
  const text = JSON.stringify(distFiles(environments, platform, units(environments, platform)));
  expect(text).toContain(roles.crossplaneRoleArn);
  const others = exampleEnvironments.filter((one) => one !== prod).map(({ account }) => account);
  expect(['123456789012', ...others].filter((account) => text.includes(account))).toEqual([]);
});

test('the role at the other end of a peering is made with those of the management cluster, or in the account of its VPC', () => {
  const { roleArn } = examplePeering.peering;
  const { Peer, Crossplane } = resourcesOf(here['accounts/management.json']);
  expect(Object.keys(here)).not.toContain('accounts/management-network.json');
  expect(JSON.stringify(Peer)).toContain('"Principal":{"AWS":{"Fn::GetAtt":["Crossplane","Arn"]}}');
  expect(JSON.stringify(Crossplane)).toContain(roleArn);

  const other = roleArn.replace('123456789012', '210987654321');
  const elsewhere = peered(other);
  expect(resourcesOf(elsewhere['accounts/management.json']).Peer).toBeUndefined();
  expect(JSON.stringify(resourcesOf(elsewhere['accounts/management.json']).Crossplane)).toContain(other);
  const { Peer: there } = resourcesOf(elsewhere['accounts/management-network.json']);
  expect(JSON.stringify(there)).toContain(`"Principal":{"AWS":"${examplePlatform.management.crossplaneRoleArn}"}`);
});

const { vpcId, region, roleArn: peerArn, routeTableIds } = examplePeering.peering;
const peerAccount = peerArn.split(':')[4] ?? '';
const there = (resource: string) => `arn:aws:ec2:${region}:${peerAccount}:${resource}`;
const [table = ''] = routeTableIds;

test.each([
  ['accept what asks for the VPC', 'ec2:AcceptVpcPeeringConnection', 'vpc-peering-connection/pcx-1', vpcId, 'Allowed'],
  [
    'accept what asks for another',
    'ec2:AcceptVpcPeeringConnection',
    'vpc-peering-connection/pcx-1',
    'vpc-9',
    'ImplicitlyDenied',
  ],
  ['accept for the VPC', 'ec2:AcceptVpcPeeringConnection', `vpc/${vpcId}`, vpcId, 'Allowed'],
  ['accept for another VPC', 'ec2:AcceptVpcPeeringConnection', 'vpc/vpc-9', 'vpc-9', 'ImplicitlyDenied'],
  ['write a route of its tables', 'ec2:CreateRoute', `route-table/${table}`, vpcId, 'Allowed'],
  ['write one of another table', 'ec2:CreateRoute', 'route-table/rtb-9', vpcId, 'ImplicitlyDenied'],
  ['delete the peering', 'ec2:DeleteVpcPeeringConnection', 'vpc-peering-connection/pcx-1', vpcId, 'ImplicitlyDenied'],
  ['tag an instance', 'ec2:CreateTags', 'instance/i-1', vpcId, 'ImplicitlyDenied'],
  ['tag a peering of an environment', 'ec2:CreateTags', 'vpc-peering-connection/pcx-1', vpcId, 'Allowed'],
  ['untag a peering of an environment', 'ec2:DeleteTags', 'vpc-peering-connection/pcx-1', undefined, 'Allowed'],
  ['tag a peering of another VPC', 'ec2:CreateTags', 'vpc-peering-connection/pcx-1', 'vpc-9', 'ImplicitlyDenied'],
])('the role at the other end of a peering: %s', async (_what, action, resource, asked, decision) => {
  const { Peer } = resourcesOf(here['accounts/management.json']);
  const identity = listAt(Peer, 'Properties', 'Policies').flatMap((one) => {
    const document = at(one, 'PolicyDocument');
    return isObject(document) ? [document] : [];
  });
  // AWS tells of a VPC for what is accepted and tagged, of tags that are there for what is untagged.
  const context: Record<string, string> =
    asked === undefined
      ? { 'aws:ResourceTag/Environment': 'dev' }
      : { 'ec2:AccepterVpc': there(`vpc/${asked}`), 'aws:RequestTag/Environment': 'dev' };
  const call = { principal: peerArn, action, resource: there(resource), account: peerAccount, context, identity };
  expect(await decide(call)).toBe(decision);
});

test('with a pipeline the provisioner may make the identity provider of its issuer, and no role may push more', () => {
  const environments = loadEnvironments(deliveringEnvironments, deliveredServices, examplePlatform);
  const delivered = accountTemplates(environments, examplePlatform, units(environments, examplePlatform));
  const [before, after] = [texts, delivered].map((all) => all['accounts/environment-dev.json'] ?? '');
  const provider = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';
  expect(before).not.toContain(provider);
  expect(after).toContain(provider);
  const { Boundary } = resourcesOf(after);
  const statements = listAt(Boundary, 'Properties', 'PolicyDocument', 'Statement');
  const actions = statements.flatMap((statement) => listAt(statement, 'Action').map(String));
  expect(actions).toContain('ecr:PutImage');
  expect(actions.filter((action) => /^ecr:(?:\*|.*Delete|.*Repository|PutLifecycle)/.test(action))).toEqual([]);
});

test('of several environments in one account the first makes the identity provider', () => {
  const [dev, staging] = deliveringEnvironments;
  const elsewhere = { region: 'us-west-2', zones: ['usw2-az1', 'usw2-az2', 'usw2-az3'] };
  const both = [dev, { ...staging, ...elsewhere, account: dev.account }];
  const environments = loadEnvironments(both, deliveredServices, examplePlatform);
  expect(environments.map(({ pipelineIssuers }) => pipelineIssuers)).toEqual([
    ['https://token.actions.githubusercontent.com', 'https://gitlab.com'],
    [],
  ]);
});
