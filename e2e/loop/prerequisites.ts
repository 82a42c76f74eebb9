import { accountTemplates } from '../../charts/accounts/account-templates';
import { loadConfiguration } from '../../charts/configuration';
import { units } from '../../charts/units';
import { platform } from '../../config/platform';
import { isObject, type JsonObject, parsedObject } from '../../objects/json';
import type { Stack } from '../aws/front/options';
import type { LoopConfiguration } from '../repository/configuration';

/** The account in which the management cluster runs. */
export const managementAccount = platform.management.crossplaneRoleArn.split(':')[4] ?? '';

/**
 * What people deploy before the first sync: the templates of `dist/accounts/`, as docs/from-an-empty-account.md tells them
 * to, and {@link rolesOfPeople}.
 */
export function stacksBeforeTheFirstSync(
  issuer: string,
  { environments, services }: Pick<LoopConfiguration, 'environments' | 'services'>,
): Stack[] {
  const loaded = loadConfiguration({ environments, services, platform });
  const templates = accountTemplates(loaded.environments, loaded.platform, units(loaded.environments, loaded.platform));
  const of = (account: string, name: string, parameters: Stack['parameters'] = {}): Stack => ({
    account,
    name,
    parameters,
    template: withoutIdentityProvider(templates[`accounts/${name}.json`] ?? ''),
  });
  return [
    of(managementAccount, 'management', { ClusterIssuer: issuer }),
    ...environments.map(({ account, name }) => of(account, `environment-${name}`)),
    ...rolesOfPeople(environments),
  ];
}

/** The roles of administrators and readers, which are people's own. */
export function rolesOfPeople(environments: LoopConfiguration['environments']): Stack[] {
  const people = environments.flatMap(({ adminRoleArns = [], services: own = {} }) => [
    ...adminRoleArns,
    ...Object.values(own).flatMap(({ readerRoleArns = [] }) => readerRoleArns),
  ]);
  return [...new Set(people)].map(roleOfPeople);
}

/** The emulator's CloudFormation knows no identity providers; the front asks for none before it trusts a token. */
function withoutIdentityProvider(text: string): string {
  const template = parsedObject(text) ?? {};
  const { Resources } = template;
  const all = Object.entries(isObject(Resources) ? Resources : {});
  const kept = all.filter(([, resource]) => !isObject(resource) || resource.Type !== 'AWS::IAM::OIDCProvider');
  return JSON.stringify({ ...template, Resources: Object.fromEntries(kept) });
}

function roleOfPeople(arn: string): Stack {
  const [, account = '', path = '/', role = ''] = /^arn:aws:iam::(\d{12}):role(\/(?:.*\/)?)([^/]+)$/.exec(arn) ?? [];
  const trust: JsonObject = {
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${account}:root` },
    Action: 'sts:AssumeRole',
  };
  const properties = {
    RoleName: role,
    Path: path,
    AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [trust] },
  };
  const template = { Resources: { Role: { Type: 'AWS::IAM::Role', Properties: properties } } };
  return { account, name: `people-${role}`, template: JSON.stringify(template), parameters: {} };
}
