import { accountTemplates } from '../../charts/accounts/account-templates';
import { special } from '../../charts/accounts/special-fixture';
import { renderedObjects } from '../../charts/rendered-fixture';
import { units } from '../../charts/units';
import { deliveredServices, deliveringEnvironments } from '../../config/model/delivery/example';
import type { Environment, EnvironmentInput, Platform } from '../../config/model/environment';
import { exampleEnvironments, examplePlatform } from '../../config/model/example';
import type { ServiceInput } from '../../config/model/service';
import { servicesWithEverything } from '../../config/model/uses/example';
import { loadEnvironments } from '../../config/rules/load';
import { type JsonObject, listAt } from '../../objects/json';
import { withComposed } from '../composed/composed';
import { type AccountTemplate, accountTemplate } from './account-template';
import { denied } from './denied-fixture';
import { may, type Need, needsOf, oncePerKind, unmetNeeds } from './provisioner';

/** An environment, the template of its account, and what the provider has to do there. */
interface Provisioned {
  readonly environment: Environment;
  readonly template: AccountTemplate;
  readonly needs: readonly Need[];
}

function provisioned(
  inputs: readonly EnvironmentInput[],
  services: Readonly<Record<string, ServiceInput>>,
  platform: Platform,
): Provisioned[] {
  const environments = loadEnvironments(inputs, services, platform);
  const rendered = units(environments, platform);
  const templates = accountTemplates(environments, platform, rendered);
  const resources = withComposed(renderedObjects(rendered));
  return environments.map((environment) => ({
    environment,
    template: accountTemplate(templates[`accounts/environment-${environment.name}.json`] ?? ''),
    needs: needsOf(resources, environment),
  }));
}

const [dev, , prod] = provisioned(exampleEnvironments, servicesWithEverything, examplePlatform) as [
  Provisioned,
  Provisioned,
  Provisioned,
];

const [gated] = provisioned(special.environments, special.services, special.platform) as [Provisioned];

const without = (statement: JsonObject, action: string): JsonObject => {
  return { ...statement, Action: listAt(statement, 'Action').filter((one) => one !== action) };
};

test('the provisioner may do everything that is needed for whatever a service may use, on the names it has', async () => {
  expect(await unmetNeeds(dev.template, dev.needs, dev.environment)).toEqual([]);
  expect(await unmetNeeds(prod.template, oncePerKind(prod.needs), prod.environment)).toEqual([]);
  expect(await unmetNeeds(gated.template, oncePerKind(gated.needs), gated.environment)).toEqual([]);
});

/** How many characters a resource begins with that one of a statement's begins with too. */
function likeness(statement: JsonObject, resource: string): number {
  const shared = listAt(statement, 'Resource').map((one) => {
    const different = [...String(one)].findIndex((character, index) => character !== resource[index]);
    return different === -1 ? String(one).length : different;
  });
  return Math.max(0, ...shared);
}

/**
 * Actions of an environment's policies whose loss nobody would notice, as the statement's name and the action; an action is
 * noticed where losing it leaves a need unmet, whose kind is then named.
 */
async function unnoticed(
  { environment, template, needs }: Provisioned,
  isAsked: (statement: JsonObject, action: string) => boolean,
): Promise<string[]> {
  const different = [
    ...new Map(needs.map((need) => [JSON.stringify([need.action, need.resource, need.context]), need])).values(),
  ];
  const found: string[] = [];
  for (const [index, statement] of template.statements.entries()) {
    for (const action of listAt(statement, 'Action').map(String)) {
      if (!isAsked(statement, action)) continue;
      const statements = template.statements.map((one, other) => (other === index ? without(one, action) : one));
      // The evaluator takes its time: first those that the statement seems to be for.
      const concerned = different
        .filter((need) => need.action === action)
        .sort((one, other) => likeness(statement, other.resource) - likeness(statement, one.resource));
      let named = '';
      for (const need of concerned) {
        [named = ''] = await unmetNeeds({ statements }, [need], environment);
        if (named.includes(` ${need.kind} (${action} on `)) break;
      }
      if (named === '') found.push(`${statement.Sid} ${action}`);
    }
  }
  return found;
}

const actionsOf = ({ template }: Provisioned) =>
  template.statements.flatMap((statement) => listAt(statement, 'Action').map((action) => `${statement.Sid} ${action}`));

test('without any one action of its policies something is not met, and the kind that needs it is named', async () => {
  expect(actionsOf(dev).length).toBeGreaterThan(250);
  // Only a retained environment has backups.
  const ofRetained = await unnoticed(dev, () => true);
  expect(await unnoticed(prod, ({ Sid }, action) => ofRetained.includes(`${Sid} ${action}`))).toEqual([]);
  expect(ofRetained.filter((one) => !actionsOf(prod).includes(one))).toEqual([]);
});

test('nor without any one that a zone, a web ACL, a way to the internet or a peering needs', async () => {
  const usual = new Set(actionsOf(dev));
  const others = actionsOf(gated).filter((one) => !usual.has(one));
  expect(new Set(others.map((one) => one.replace(/^.* (.*):.*$/, '$1')))).toEqual(
    new Set(['acm', 'ec2', 'logs', 'route53', 'wafv2']),
  );
  expect(await unnoticed(gated, ({ Sid }, action) => others.includes(`${Sid} ${action}`))).toEqual([]);
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
