import { deliveredServices, deliveringEnvironments } from '../../config/model/delivery/example';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../config/model/example';
import { loadEnvironments } from '../../config/rules/load';
import { rbacPolicy } from './rbac-policy';

const kindsWith = (kind: string) => ({
  workload: { namespaced: [{ group: 'external-secrets.io', kind }], clusterScoped: [] },
});

const linesOf = (
  platform: typeof examplePlatform,
  environments: Parameters<typeof loadEnvironments>[0],
  kind = 'ExternalSecret',
) =>
  rbacPolicy(platform, loadEnvironments(environments, exampleServices, platform), kindsWith(kind))
    .split('\n')
    .filter(Boolean);

const lines = linesOf(examplePlatform, exampleEnvironments);
const permissions = lines.filter((line) => line.startsWith('p, ')).map((line) => line.split(', ').slice(1));
const allowed = (role: string, resource: string) =>
  permissions
    .filter(([who, what]) => who === role && what === resource)
    .map(([, , action, object]) => [action, object]);

test('an environment’s deployers sync its projects and touch no other', () => {
  const objects = allowed('role:dev-deployer', 'applications').map(([, object]) => object);
  expect(new Set(objects)).toEqual(new Set(['dev/*', 'dev-workload/*', 'dev-controllers/*']));
});

test('deployers change no Application: they neither confirm a deletion nor turn on automatic sync', () => {
  const actions = permissions.filter(([role]) => role?.endsWith('-deployer')).map(([, , action]) => action);
  expect(new Set(actions)).toEqual(
    new Set([
      'sync',
      'action/external-secrets.io/ExternalSecret/refresh',
      'action/apps/Deployment/restart',
      'action/apps/StatefulSet/restart',
    ]),
  );
});

test('an environment’s viewers see its Applications and projects, and change nothing', () => {
  const actions = permissions.filter(([role]) => role?.endsWith('-viewer')).map(([, , action]) => action);
  expect(new Set(actions)).toEqual(new Set(['get']));
  expect(allowed('role:dev-viewer', 'projects').map(([, object]) => object)).toEqual([
    'dev',
    'dev-workload',
    'dev-controllers',
  ]);
});

test('logs are seen where there are pods, and nowhere in an environment with cardholder data', () => {
  expect(allowed('role:dev-viewer', 'logs')).toEqual([
    ['get', 'dev-workload/*'],
    ['get', 'dev-controllers/*'],
  ]);
  expect(lines.filter((line) => line.includes(', logs, ') && line.includes('prod'))).toEqual([]);
});

test('only administrators administer, and nobody has a role that Argo CD brings', () => {
  expect(lines.filter((line) => line.endsWith('role:administrator'))).toEqual([
    'g, platform-administrators, role:administrator',
  ]);
  expect(lines[0]).toBe('p, role:readonly, *, *, *, deny');
  expect(lines.filter((line) => /role:(?:admin|readonly)\b(?!istrator)/.test(line))).toHaveLength(1);
});

test('a group has roles, and no role has a role, which a group of its name would have too', () => {
  const members = lines.filter((line) => line.startsWith('g, ')).map((line) => line.split(', ')[1]);
  expect(members).toContain('dev-deployers');
  expect(members.filter((member) => member?.startsWith('role:'))).toEqual([]);
});

test('deployers see what they deploy, whether there are viewers or not', () => {
  const [dev] = exampleEnvironments;
  const without = linesOf(examplePlatform, [{ ...dev, viewers: [] }]);
  expect(without).toContain('g, dev-deployers, role:dev-viewer');
});

test('an environment that names no group has no role, and a platform without sign-in no policy', () => {
  const [dev] = exampleEnvironments;
  const nobody = { ...dev, viewers: [], deployers: [] };
  expect(linesOf(examplePlatform, [nobody])).toHaveLength(3);
  expect(linesOf({ ...examplePlatform, signIn: undefined }, [nobody])).toEqual([]);
});

test('where there is no secret nobody has one read again', () => {
  const without = linesOf(examplePlatform, exampleEnvironments, 'ConfigMap');
  expect(without.filter((line) => line.includes('ExternalSecret'))).toEqual([]);
});

describe('the team of a service', () => {
  const delivered = rbacPolicy(
    examplePlatform,
    loadEnvironments(deliveringEnvironments, deliveredServices, examplePlatform),
    kindsWith('ExternalSecret'),
  ).split('\n');
  const of = (role: string) => delivered.filter((line) => line.startsWith(`p, ${role}, `));

  test('sees, syncs and restarts its own service, and reads its logs where there is no cardholder data', () => {
    const rights = (project: string) => [
      `projects, get, ${project}`,
      `applications, get, ${project}/*`,
      `applicationsets, get, ${project}/*`,
      `logs, get, ${project}/*`,
      `applications, sync, ${project}/*`,
      `applications, action/apps/Deployment/restart, ${project}/*`,
    ];
    const lines = (project: string) => rights(project).map((right) => `p, role:${project}-team, ${right}, allow`);
    expect(of('role:dev-payment-team')).toEqual(lines('dev-payment'));
    expect(of('role:prod-payment-team')).toEqual(lines('prod-payment').filter((line) => !line.includes(' logs,')));
  });

  test('is that of the catalogue where an environment names no other', () => {
    const members = delivered.filter((line) => line.startsWith('g, ') && line.endsWith('-payment-team'));
    expect(members).toEqual([
      'g, payment-team, role:dev-payment-team',
      'g, payment-team, role:staging-payment-team',
      'g, payment-on-call, role:prod-payment-team',
    ]);
  });

  test('is not alone: viewers of the environment see its service, and deployers deploy it', () => {
    expect(of('role:dev-viewer')).toContain('p, role:dev-viewer, logs, get, dev-payment/*, allow');
    expect(of('role:dev-deployer')).toContain('p, role:dev-deployer, applications, sync, dev-payment/*, allow');
    expect(of('role:prod-viewer').filter((line) => line.includes(' logs,'))).toEqual([]);
  });
});
