import type { DistObject } from '../../objects/dist';
import { places } from '../../objects/json';
import { environmentAccounts, environmentsNamed } from '../composed/environment-accounts';
import { type Policy, type Statement, wherePolicy } from './documents';

// IAM user guide, "Amazon Resource Names (ARNs)".
const wellFormed = /^arn:(?:aws|aws-cn|aws-us-gov|\*):[a-z0-9-]+:[a-z0-9*-]*:(?:\d{12}|aws|\*)?:\S+$/;

// Amazon ECR user guide, "Minimum Amazon S3 bucket permissions for Amazon ECR": AWS's own bucket, in every environment.
const imageLayers = /^arn:aws:s3:::prod-[a-z0-9-]+-starport-layer-bucket\/\*$/;

// AWS Glue developer guide, "Specifying AWS Glue resource ARNs": every call on a database needs the account's catalog too;
// Amazon Athena user guide, "Configure access to databases and tables": and every query the default database.
const catalog = /^arn:aws:glue:[a-z0-9-]+:\d{12}:(?:catalog|database\/default)$/;

/** Resources that are no ARN, and whatever lets one environment reach into another. */
export function policyArnProblems(policies: readonly Policy[], objects: readonly DistObject[]): string[] {
  const accounts = environmentAccounts(objects);
  return policies.flatMap((policy) => {
    const problems = policy.statements.flatMap((statement) => [
      ...malformed(statement),
      ...(isServices(policy) && statement.effect === 'Allow' ? unowned(policy, statement, accounts) : []),
    ]);
    problems.push(...foreign(policy, accounts));
    return problems.map((problem) => `${wherePolicy(policy)}: ${problem}`);
  });
}

function malformed({ resources }: Statement): string[] {
  return resources
    .filter((resource) => resource !== '*' && !wellFormed.test(resource))
    .map((resource) => `Resource: no ARN (${resource}) — correct it`);
}

const isServices = ({ object, use }: Policy) => use === 'identity' && /\/management\/service-/.test(object.file);

/** What a service may do is spelled out, with its own account and its own environment. */
function unowned({ object }: Policy, statement: Statement, accounts: ReadonlyMap<string, string>): string[] {
  const environment = object.namespace;
  const own = accounts.get(environment);
  const arns = statement.resources.filter((resource) => resource !== '*');
  return arns.flatMap((arn) => {
    const account = arn.split(':')[4] ?? '';
    const problems =
      account === '' || account === own ? [] : [`Resource: not the account of ${environment} (${arn}) — write ${own}`];
    const names = environmentsNamed(arn, [...accounts.keys()]);
    if (names.includes(environment) || catalog.test(arn) || isOwnBy(arn, statement, environment)) return problems;
    return [...problems, `Resource: names no resource of ${environment} (${arn}) — end its name with the environment`];
  });
}

/** ARNs that AWS makes, each with the condition that says whose they are. */
const told: readonly (readonly [arn: RegExp, key: string])[] = [
  // By the alias that Git gives a key.
  [/:kms:.*:key\/\*$/, 'kms:resourcealiases'],
  [/:payment-cryptography:.*:key\/\*$/, 'payment-cryptography:resourcealiases'],
  // By the cluster with whose ARN RDS tags the secret of its master user.
  [/:secretsmanager:.*:secret:rds!cluster-\*$/, 'aws:resourcetag/aws:rds:primarydbclusterarn'],
];

/** An ARN that is not known in Git, where a condition demands what is. */
function isOwnBy(arn: string, { conditions }: Statement, environment: string): boolean {
  const wanted = told.find(([form]) => form.test(arn))?.[1];
  const values = conditions.filter(({ key }) => key === wanted).flatMap((condition) => condition.values);
  return values.length > 0 && values.every((value) => environmentsNamed(value, [environment]).length > 0);
}

function foreign({ object, document }: Policy, accounts: ReadonlyMap<string, string>): string[] {
  const own = accounts.get(object.namespace);
  const otherAccounts = [...accounts].filter(([environment]) => environment !== object.namespace);
  const named = (text: string) => environmentsNamed(text, [...accounts.keys()]);
  const texts = places(document).flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
  return texts
    .filter((text) => !imageLayers.test(text))
    .flatMap((text) =>
      otherAccounts
        .filter(([name, account]) => named(text).includes(name) || (account !== own && text.includes(account)))
        .map(([name]) => `names something of ${name} (${text}) — environments have nothing in common`),
    );
}
