import { exampleEnvironments, examplePlatform, exampleServices } from '../../config/model/example';
import { loadEnvironments } from '../../config/rules/load';
import { rbacPolicy } from './rbac-policy';

const lines = rbacPolicy(loadEnvironments(exampleEnvironments, exampleServices, examplePlatform))
  .trim()
  .split('\n');

test('an environment’s deployers sync its projects and touch no other', () => {
  const permissions = lines
    .map((line) => line.split(', '))
    .filter(([type, role]) => type === 'p' && role === 'role:dev-deployer');
  expect(new Set(permissions.map(([, , , , object]) => object))).toEqual(
    new Set(['dev/*', 'dev-workload/*', 'dev-controllers/*']),
  );
});

test('deployers change no Application: they neither confirm a deletion nor turn on automatic sync', () => {
  const actions = lines.filter((line) => line.startsWith('p, ')).map((line) => line.split(', ')[3]);
  expect(new Set(actions)).toEqual(
    new Set(['sync', 'action/external-secrets.io/ExternalSecret/refresh', 'action/apps/Deployment/restart']),
  );
});

test('only administrators administer', () => {
  expect(lines.filter((line) => line.endsWith('role:admin'))).toEqual(['g, platform-administrators, role:admin']);
});
