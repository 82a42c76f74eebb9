import { accountTemplates } from '../../charts/accounts/account-templates';
import { renderedObjects } from '../../charts/rendered-fixture';
import { units } from '../../charts/units';
import { deliveredServices, deliveringEnvironments } from '../../config/model/delivery/example';
import { exampleEnvironments, examplePlatform } from '../../config/model/example';
import { servicesWithEverything } from '../../config/model/uses/example';
import { loadEnvironments } from '../../config/rules/load';
import { type JsonObject, listAt } from '../../objects/json';
import { withComposed } from '../composed/composed';
import { accountTemplate } from './account-template';
import { denied } from './denied-fixture';
import { may, needsOf, oncePerKind, unmetNeeds } from './provisioner';

const environments = loadEnvironments(exampleEnvironments, servicesWithEverything, examplePlatform);
const rendered = units(environments, examplePlatform);
const templates = accountTemplates(environments, examplePlatform, rendered);
const resources = withComposed(renderedObjects(rendered));

function inEnvironment(name: string) {
  const environment = environments.find((one) => one.name === name);
  if (environment === undefined) throw new Error(`${name}: not among the examples`);
  const template = accountTemplate(templates[`accounts/environment-${name}.json`] ?? '');
  return { environment, template, needs: needsOf(resources, environment) };
}

const dev = inEnvironment('dev');
const prod = inEnvironment('prod');

const without = (statement: JsonObject, action: string): JsonObject => {
  return { ...statement, Action: listAt(statement, 'Action').filter((one) => one !== action) };
};

test('the provisioner may do everything that is needed for whatever a service may use, on the names it has', async () => {
  expect(await unmetNeeds(dev.template, dev.needs, dev.environment)).toEqual([]);
  expect(await unmetNeeds(prod.template, oncePerKind(prod.needs), prod.environment)).toEqual([]);
});

/** How many characters a resource begins with that one of a statement's begins with too. */
function likeness(statement: JsonObject, resource: string): number {
  const shared = listAt(statement, 'Resource').map((one) => {
    const different = [...String(one)].findIndex((character, index) => character !== resource[index]);
    return different === -1 ? String(one).length : different;
  });
  return Math.max(0, ...shared);
}

test('without any one action of its policies something is not met, and the kind that needs it is named', async () => {
  const needs = [
    ...new Map(dev.needs.map((need) => [JSON.stringify([need.action, need.resource, need.context]), need])).values(),
  ];
  const retained = oncePerKind(prod.needs);
  const unnoticed: string[] = [];
  let count = 0;
  for (const [index, statement] of dev.template.statements.entries()) {
    for (const action of listAt(statement, 'Action').map(String)) {
      count += 1;
      const statements = dev.template.statements.map((one, other) => (other === index ? without(one, action) : one));
      // The evaluator takes its time: first those that the statement seems to be for.
      const concerned = needs
        .filter((need) => need.action === action)
        .sort((one, other) => likeness(statement, other.resource) - likeness(statement, one.resource));
      let named = '';
      for (const need of concerned) {
        [named = ''] = await unmetNeeds({ statements }, [need], dev.environment);
        if (named.includes(` ${need.kind} (${action} on `)) break;
      }
      // Only a retained environment has backups.
      for (const need of named === '' ? retained.filter((one) => one.action === action) : []) {
        const others = prod.template.statements.map((one) => (one.Sid === statement.Sid ? without(one, action) : one));
        [named = ''] = await unmetNeeds({ statements: others }, [need], prod.environment);
        if (named.includes(` ${need.kind} (${action} on `)) break;
      }
      if (named === '') unnoticed.push(`${statement.Sid} ${action}`);
    }
  }
  expect(count).toBeGreaterThan(250);
  expect(unnoticed).toEqual([]);
});

const calls = denied({ account: dev.environment.account, region: dev.environment.region, others: ['staging', 'prod'] });

test('more than 200 other calls are in the table', () => {
  expect(new Set(calls.map((call) => JSON.stringify(call))).size).toBeGreaterThan(200);
});

test.each(calls)('the provisioner may not $action on $resource: $why', async ({ action, resource, context }) => {
  expect(await may(dev.template.statements, dev.environment, { action, resource, context })).toBe(false);
});

test('what a retained environment never deletes, its provisioner may not delete', () => {
  const may = (action: string) =>
    prod.template.statements.some((statement) => [statement.Action].flat().includes(action));
  const deletions = ['dynamodb:DeleteTable', 'eks:DeleteCluster', 's3:DeleteBucket', 's3:DeleteObject'];
  expect(deletions.filter(may)).toEqual([]);
  expect(['kms:ScheduleKeyDeletion', 'logs:DeleteLogGroup', 'secretsmanager:DeleteSecret'].filter(may)).toEqual([]);
});

test('only the providers become the provisioner, and only for its own environment', () => {
  expect(dev.template.trust.Statement).toEqual([
    {
      Effect: 'Allow',
      Principal: { AWS: examplePlatform.management.crossplaneRoleArn },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': `${examplePlatform.apiGroup}/dev` } },
    },
  ]);
});

test('the provisioner may make what pipelines need', async () => {
  const delivering = loadEnvironments(deliveringEnvironments, deliveredServices, examplePlatform);
  const all = units(delivering, examplePlatform);
  const [environment] = delivering;
  if (environment === undefined) throw new Error('there is no example environment');
  const texts = accountTemplates(delivering, examplePlatform, all);
  const template = accountTemplate(texts['accounts/environment-dev.json'] ?? '');
  const needs = needsOf(renderedObjects(all), environment).filter(
    ({ object }) => object.kind === 'OpenIDConnectProvider' || object.name.includes('-pipeline-'),
  );
  expect(new Set(needs.map(({ kind }) => kind))).toEqual(
    new Set(['iam OpenIDConnectProvider', 'iam Role', 'iam RolePolicy']),
  );
  expect(await unmetNeeds(template, needs, environment)).toEqual([]);
});
