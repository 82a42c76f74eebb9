import { type AccountTemplate, accountTemplate } from '../../checks/accounts/account-template';
import { arnOf } from '../../checks/accounts/arn-of';
import { contextsOf, may } from '../../checks/accounts/provisioner';
import type { Permission, ResourceType } from '../../kinds/access';
import { kinds } from '../../kinds/kinds';
import { type DistObject, toObject } from '../../objects/dist';
import type { LoggedCall } from '../aws/front/call-log';
import type { Loop } from '../loop/loop';
import type { Report } from '../loop/report';
import type { Checkout } from '../repository/checkout';

const permissions = Object.values(kinds).flatMap(({ access }) => Object.values(access).flat());

/** Types whose resources AWS names, so that tags tell whose they are; the calls then show ids. */
const isNamedByAws = (type: ResourceType) =>
  /^(?:acm |ec2 |route53 |backup backup-plan|kms key|iam oidc-provider)/.test(type);

/** Template of an account, and from when on its environment has it. */
interface Deployed {
  readonly since: Date;
  readonly template: AccountTemplate;
}

/**
 * Proves that the providers called nothing which the templates of `dist/accounts/` do not allow, on the names that they
 * called it for, and with the tag and the boundary that they gave. An environment has a template from the commit on that
 * renders it, as if somebody deployed it at once. What exists is taken to have the tags and the boundary that it should,
 * which the proofs about what is in AWS compare.
 */
export async function allowed({ aws, checkout, environments }: Loop, report: Report): Promise<void> {
  await report.prove('the templates of dist/accounts/ allow the providers every call that they have made', async () => {
    const deployed = new Map(environments.map(({ name }) => [name, deployedTemplates(checkout, name)]));
    const calls = new Map<string, Judged>();
    for (const call of aws.calls.list().filter(({ api }) => api !== 'sts')) {
      const environment = environments.find(({ account }) => account === call.account);
      const templates = deployed.get(environment?.name ?? '') ?? [];
      const found = templates.find(({ since }) => since <= new Date(call.time)) ?? templates.at(-1);
      if (environment === undefined || found === undefined) {
        throw new Error(`${call.action}: in an account without a template (${call.account})`);
      }
      const key = JSON.stringify([call.account, call.action, call.about, found.since]);
      calls.set(key, { call, environment, template: found.template });
    }
    report.measure('different calls that the evaluator decides by the templates', calls.size);
    const refused: string[] = [];
    for (const { call, environment, template } of calls.values()) {
      if (!(await isAllowed(call, template, environment))) {
        refused.push(`${environment.name}: ${call.action} on ${JSON.stringify(call.about)}`);
      }
    }
    if (refused.length > 0) throw new Error(`${refused.length} not allowed: ${refused.slice(0, 30).join(', ')}`);
  });
}

/** A call, and what decides it. */
interface Judged {
  readonly call: LoggedCall;
  readonly environment: Loop['environments'][number];
  readonly template: AccountTemplate;
}

/** The templates that an environment has had, the newest first. */
function deployedTemplates(checkout: Checkout, environment: string): readonly Deployed[] {
  return checkout
    .versions(`dist/accounts/environment-${environment}.json`)
    .map(({ committed, text }) => ({ since: committed, template: accountTemplate(text) }));
}

async function isAllowed(
  call: LoggedCall,
  template: AccountTemplate,
  environment: { readonly name: string; readonly account: string; readonly region: string },
): Promise<boolean> {
  const object = asObject(call);
  for (const permission of permissions.filter(({ actions }) => actions.includes(call.action))) {
    const types = typesOf(permission);
    for (const type of types) {
      if (type !== undefined && !isNamedByAws(type) && object === undefined) continue;
      const resource = type === undefined ? '*' : arnOf(type, object ?? unnamed, environment);
      for (const context of contextsOf(permission, object ?? unnamed, environment)) {
        const asked = { 'aws:RequestedRegion': environment.region, ...asGiven(context, call) };
        if (await may(template.statements, environment, { action: call.action, resource, context: asked })) return true;
      }
    }
  }
  return false;
}

/** A context with what the call itself gave, in the place of what it should have given; without what it did not give. */
function asGiven(
  context: Readonly<Record<string, string>>,
  { about, operation }: LoggedCall,
): Readonly<Record<string, string>> {
  const given: Readonly<Record<string, string | undefined>> = {
    'aws:RequestTag/Environment': about?.environment,
    // Other calls about a role are decided by the boundary that it has.
    ...(operation === 'CreateRole' && { 'iam:PermissionsBoundary': about?.boundary }),
  };
  return Object.fromEntries(
    Object.entries(context).flatMap(([key, assumed]): [string, string][] => {
      const value = key in given ? given[key] : assumed;
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

const typesOf = ({ on }: Permission): readonly (ResourceType | undefined)[] => (on === 'anything' ? [undefined] : on);

const objectOf = (name: string, forProvider: Readonly<Record<string, string>>): DistObject => {
  const body = { apiVersion: 'v1', kind: 'Called', metadata: { name }, spec: { forProvider } };
  const object = toObject('dist/called.yaml', body);
  if (object === undefined) throw new Error('a call without a name');
  return object;
};

const unnamed = objectOf('unnamed', {});

/** What a call is for, as if it were a managed resource of that name. */
function asObject({ about }: LoggedCall): DistObject | undefined {
  const { name, clusterName, policyArn, zoneId } = about ?? {};
  if (zoneId !== undefined) return objectOf('record', { zoneId });
  if (name === undefined) return undefined;
  return objectOf(name, { ...(clusterName && { clusterName }), ...(policyArn && { policyArn }) });
}
