import { type AccountTemplate, accountTemplate } from '../../checks/accounts/account-template';
import { arnOf } from '../../checks/accounts/arn-of';
import { contextsOf, may } from '../../checks/accounts/provisioner';
import type { Permission, ResourceType } from '../../kinds/access';
import { kinds } from '../../kinds/kinds';
import { type DistObject, toObject } from '../../objects/dist';
import type { LoggedCall } from '../aws/front/call-log';
import type { Loop } from '../loop/loop';
import type { Report } from '../loop/report';

const permissions = Object.values(kinds).flatMap(({ access }) => Object.values(access).flat());

/** Types whose resources AWS names, so that tags tell whose they are; the calls then show ids. */
const isNamedByAws = (type: ResourceType) =>
  /^(?:acm |ec2 |route53 |backup backup-plan|kms key|iam oidc-provider)/.test(type);

/**
 * Proves that the providers called nothing which the templates of `dist/accounts/` do not allow, on the names that they
 * called it for, and with the tag and the boundary that they gave. An environment that changes has had several templates, of
 * which one must allow the call. What exists is taken to have the tags and the boundary
 * that it should, which the proofs about what is in AWS compare.
 */
export async function allowed({ aws, checkout, environments }: Loop, report: Report): Promise<void> {
  const calls = new Map(
    aws.calls
      .list()
      .filter(({ api }) => api !== 'sts')
      .map((call) => [JSON.stringify([call.account, call.action, call.about]), call]),
  );
  report.measure('different calls that the evaluator decides by the templates', calls.size);
  await report.prove('the templates of dist/accounts/ allow the providers every call that they have made', async () => {
    const refused: string[] = [];
    const known = new Map<string, readonly AccountTemplate[]>();
    const templatesOf = (environment: string) => {
      const templates =
        known.get(environment) ??
        checkout.versions(`dist/accounts/environment-${environment}.json`).map(accountTemplate);
      known.set(environment, templates);
      return templates;
    };
    for (const call of calls.values()) {
      const environment = environments.find(({ account }) => account === call.account);
      if (environment === undefined)
        throw new Error(`${call.action}: in an account of no environment (${call.account})`);
      if (!(await isAllowedByOne(call, templatesOf(environment.name), environment))) {
        refused.push(`${environment.name}: ${call.action} on ${JSON.stringify(call.about)}`);
      }
    }
    if (refused.length > 0) throw new Error(`${refused.length} not allowed: ${refused.slice(0, 30).join(', ')}`);
  });
}

async function isAllowedByOne(
  call: LoggedCall,
  templates: readonly AccountTemplate[],
  environment: Parameters<typeof isAllowed>[2],
): Promise<boolean> {
  for (const template of templates) if (await isAllowed(call, template, environment)) return true;
  return false;
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
