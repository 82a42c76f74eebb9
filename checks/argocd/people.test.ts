import { exampleEnvironments, examplePlatform, exampleServices } from '../../config/model/example';
import { loadEnvironments } from '../../config/rules/load';
import { type DistObject, parseDist } from '../../objects/dist';
import { project } from './fixture';
import { peopleInArgoCdProblems } from './people';

const [dev, , prod] = loadEnvironments(exampleEnvironments, exampleServices, examplePlatform);
if (dev === undefined || prod === undefined) throw new Error('the example has no dev and no prod');

const oidc = 'issuer: https://login.example.com\nenablePKCEAuthentication: true\n';
const right = [
  'p, role:readonly, *, *, *, deny',
  'p, role:administrator, *, *, *, allow',
  'g, platform-administrators, role:administrator',
  'p, role:dev-viewer, applications, get, dev/*, allow',
  'p, role:dev-deployer, applications, sync, dev/*, allow',
  'p, role:dev-deployer, applications, action/ec2.aws.m.upbound.io/VPC/look, dev/*, allow',
  'g, dev-viewers, role:dev-viewer',
  'g, dev-deployers, role:dev-viewer',
  'g, dev-deployers, role:dev-deployer',
];

interface Settings {
  readonly cm?: Readonly<Record<string, string>>;
  readonly params?: Readonly<Record<string, string>>;
  readonly rbac?: Readonly<Record<string, string>>;
  /** Lines after those that are right. */
  readonly lines?: readonly string[];
  /** Words of lines that are left out. */
  readonly without?: string;
}

function settings({ cm = {}, params = {}, rbac = {}, lines = [], without }: Settings): DistObject[] {
  const csv = [...right.filter((line) => without === undefined || !line.includes(without)), ...lines].join('\n');
  const own = { url: 'https://argocd.example.com', 'oidc.config': oidc, 'admin.enabled': 'false', ...cm };
  const configMaps = [
    ['argocd-cm', own],
    ['argocd-cmd-params-cm', params],
    ['argocd-rbac-cm', { 'policy.csv': csv, 'policy.default': '', ...rbac }],
  ] as const;
  return configMaps.flatMap(([name, data]) => {
    const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'argocd' }, data };
    return [...parseDist('dist/argocd/settings/settings.yaml', JSON.stringify(object)).objects];
  });
}

const projects = [...project('dev'), ...project('prod')];

test('people who sign in by name and have what is theirs are no problem', () => {
  expect(peopleInArgoCdProblems([...settings({}), ...projects], [dev, prod])).toEqual([]);
});

test('a group of viewers that is the team of a service may sync that one, and no other', () => {
  const repository = { url: 'https://git.example.com/payment.git', path: 'dev', revision: 'main' };
  const services = dev.services.map((service) =>
    service.name === 'payment' ? { ...service, repository, team: ['dev-viewers'] } : { ...service, repository },
  );
  const lines = ['payment', 'reporting'].map((name) => `p, role:dev-viewer, applications, sync, dev-${name}/*, allow`);
  const objects = [...settings({ lines }), ...projects, ...project('dev-payment'), ...project('dev-reporting')];
  expect(peopleInArgoCdProblems(objects, [{ ...dev, services }, prod])).toEqual([
    'dist/dev group dev-viewers: may sync applications (dev-reporting/a) — deny it',
  ]);
});

const allows = (role: string, resource: string, action: string, object: string) =>
  `p, role:${role}, ${resource}, ${action}, ${object}, allow`;

test.each<[string, Settings, RegExp]>([
  ['everybody may read', { rbac: { 'policy.default': 'role:readonly' } }, /everybody has a role \(role:readonly\)/],
  ['the shared account stays', { cm: { 'admin.enabled': 'true' } }, /the account admin stays on/],
  ['nobody signs in', { cm: { 'oidc.config': '' } }, /no oidc\.config/],
  ['Argo CD is reached in plain HTTP', { cm: { url: 'http://argocd' } }, /url is no https/],
  ['the issuer is plain HTTP', { cm: { 'oidc.config': oidc.replace('https', 'http') } }, /issuer is no https/],
  ['the flow has no PKCE', { cm: { 'oidc.config': oidc.replace('true', 'false') } }, /without PKCE/],
  ['a secret is in Git', { cm: { 'oidc.config': `${oidc}clientSecret: x\n` } }, /has a client secret/],
  ['there are terminals', { cm: { 'exec.enabled': 'true' } }, /exec\.enabled/],
  ['anybody may look', { cm: { 'users.anonymous.enabled': 'true' } }, /users\.anonymous\.enabled/],
  ['the provider’s certificate is not looked at', { cm: { 'oidc.tls.insecure.skip.verify': 'true' } }, /skip\.verify/],
  ['a second way in', { cm: { 'dex.config': 'connectors: []' } }, /dex\.config/],
  ['a local account', { cm: { 'accounts.ci': 'apiKey' } }, /accounts\.ci/],
  ['nobody is asked who they are', { params: { 'server.disable.auth': 'true' } }, /server\.disable\.auth/],
  ['tokens go in plain text', { params: { 'server.insecure': 'true' } }, /server\.insecure/],
  ['a group called admin administers', { without: 'deny' }, /whoever is called admin may/],
  ['a line that is none', { lines: ['p, role:dev-viewer, applications, get, dev/*'] }, /is no line of a policy/],
  ['a role that there is not', { lines: ['g, auditors, role:auditor'] }, /auditors has a role that allows nothing/],
  ['a role has a role', { lines: ['g, role:dev-deployer, role:dev-viewer'] }, /a group called role:dev-deployer/],
  ['a deployer changes Applications', { lines: [allows('dev-deployer', 'applications', 'update', 'dev/*')] }, /update/],
  ['a deployer deletes', { lines: [allows('dev-deployer', 'applications', 'delete', 'dev/*')] }, /may delete/],
  [
    'a deployer deploys what is not in Git',
    { lines: [allows('dev-deployer', 'applications', 'override', 'dev/*')] },
    /override/,
  ],
  [
    'a deployer has every action',
    { lines: [allows('dev-deployer', 'applications', 'action/*', 'dev/*')] },
    /toggle-auto-sync/,
  ],
  ['a viewer syncs', { lines: [allows('dev-viewer', 'applications', 'sync', 'dev/*')] }, /dev-viewers: may sync/],
  ['a viewer sees another environment', { lines: [allows('dev-viewer', 'applications', 'get', 'prod/*')] }, /may get/],
  [
    'a deployer deploys another environment',
    { lines: [allows('dev-deployer', 'applications', 'sync', '*')] },
    /may sync/,
  ],
  ['a viewer reads the clusters', { lines: [allows('dev-viewer', 'clusters', 'get', '*')] }, /may get clusters/],
  ['a right on no project', { lines: [allows('dev-viewer', 'applications', 'get', 'qa/*')] }, /that there is not/],
  [
    'an action on a kind that is never there',
    { lines: [allows('dev-deployer', 'applications', 'action/apps/Deployment/restart', 'dev/*')] },
    /a kind that the project refuses/,
  ],
  ['logs where no pod is', { lines: [allows('dev-viewer', 'logs', 'get', 'dev/*')] }, /a project without pods/],
])('%s, which is a problem', (_, changes, expected) => {
  const problems = peopleInArgoCdProblems([...settings(changes), ...projects], [dev, prod]);
  expect(problems.some((problem) => expected.test(problem))).toBe(true);
  expect(problems.every((problem) => problem.startsWith('dist/') && problem.includes(' — '))).toBe(true);
});

test('logs where a project admits Deployments, and hides their pods, are a right on nothing', () => {
  const lines = [allows('dev-viewer', 'logs', 'get', 'dev/*')];
  const logs = (kinds: readonly { readonly group: string; readonly kind: string }[]) =>
    peopleInArgoCdProblems([...settings({ lines }), ...project('dev', 'dev', kinds), ...project('prod')], [dev, prod]);
  expect(logs([{ group: 'apps', kind: 'Deployment' }])).toEqual([expect.stringMatching(/a project without pods/)]);
  expect(logs([{ group: '', kind: 'Pod' }])).toEqual([]);
});

test('logs beside cardholder data are the administrators’ alone', () => {
  const lines = [allows('prod-viewer', 'logs', 'get', 'prod/*'), 'g, prod-viewers, role:prod-viewer'];
  expect(peopleInArgoCdProblems([...settings({ lines }), ...projects], [dev, prod])).toContain(
    'dist/prod group prod-viewers: may get logs (prod/a) — deny it',
  );
});

test('a project with roles of its own is a problem', () => {
  const own = project('dev').map((object) => ({
    ...object,
    body: { ...object.body, spec: { ...Object(object.body.spec), roles: [{ name: 'ci' }] } },
  }));
  expect(peopleInArgoCdProblems([...settings({}), ...own, ...project('prod')], [dev, prod])).toEqual([
    expect.stringMatching(/AppProject.*dev: has roles of its own/),
  ]);
});
