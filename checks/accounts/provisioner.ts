import type { Environment } from '../../config/model/environment';
import type { Deed, Permission, ResourceType } from '../../kinds/access';
import { kinds } from '../../kinds/kinds';
import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import type { JsonObject } from '../../objects/json';
import { managementPoliciesOf } from '../../objects/managed-resource';
import { decide } from '../policies/simulate';
import type { AccountTemplate } from './account-template';
import { arnOf, field, type Place } from './arn-of';

/** Something that the provider has to do for an object. */
export interface Need {
  readonly object: DistObject;
  /** Such as `sqs Queue`. */
  readonly kind: string;
  readonly deed: Deed;
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, string>>;
}

const policyOf: Readonly<Record<Deed, string>> = {
  create: 'Create',
  read: 'Observe',
  update: 'Update',
  delete: 'Delete',
};

/**
 * Everything that the provider has to do for the managed resources of an environment, by their management policies: each
 * action on the name that the resource has.
 */
export function needsOf(objects: readonly DistObject[], { name, account, region }: Environment): Need[] {
  const own = objects.filter((object) => object.namespace === name && kinds[groupKind(object)] !== undefined);
  const needs = own.flatMap((object) => {
    const kind = groupKind(object);
    const policies = managementPoliciesOf(object.body);
    return (Object.keys(policyOf) as Deed[])
      .filter((deed) => policies.length === 0 || policies.includes(policyOf[deed]))
      .flatMap((deed) =>
        (kinds[kind]?.access[deed] ?? []).flatMap((permission) =>
          calls(permission, object, { name, account, region }).map((call) => ({ object, kind, deed, ...call })),
        ),
      );
  });
  const told = new Map(
    needs.map((need) => [JSON.stringify([need.kind, need.deed, need.action, need.resource, need.context]), need]),
  );
  return [...told.values()];
}

/** The first need of each kind, deed, action, context and form of ARN: the others differ in the names of resources. */
export function oncePerKind(needs: readonly Need[]): Need[] {
  const first = new Map<string, Need>();
  for (const need of needs) {
    const { kind, deed, action, context, resource } = need;
    const key = JSON.stringify([kind, deed, action, context, resource.replace(/[^:/]*$/, '')]);
    if (!first.has(key)) first.set(key, need);
  }
  return [...first.values()];
}

/** Calls that a permission is for: each action on each type, in each context in which it may happen. */
function calls(permission: Permission, object: DistObject, place: Place & { readonly name: string }) {
  const types: readonly (ResourceType | undefined)[] = permission.on === 'anything' ? [undefined] : permission.on;
  return types.flatMap((type) =>
    permission.actions.flatMap((action) =>
      contextsOf(permission, object, place).map((context) => ({
        action,
        resource: type === undefined ? '*' : arnOf(type, object, place),
        context: { 'aws:RequestedRegion': place.region, ...linkedService(type), ...context },
      })),
    ),
  );
}

/** Requests as AWS describes them to conditions; written down again, since the templates have the conditions. */
export function contextsOf(
  { when }: Permission,
  object: DistObject,
  { name, account, region }: Place & { readonly name: string },
): Readonly<Record<string, string>>[] {
  const tagged = { 'aws:ResourceTag/Environment': name };
  const given = { 'aws:RequestTag/Environment': name };
  const boundary = { 'iam:PermissionsBoundary': `arn:aws:iam::${account}:policy/crossplane-boundary-${name}` };
  const via = (api: string) => ({ ...tagged, 'kms:ViaService': `${api}.${region}.amazonaws.com` });
  if (when === undefined) return [{}];
  if (typeof when === 'object') {
    if ('passedTo' in when) return [{ 'iam:PassedToService': when.passedTo }];
    if ('endpointFor' in when) {
      return [{ 'ec2:VpceServiceName': `com.amazonaws.${when.endpointFor}.${region}.vpce-svc-0123456789abcdef0` }];
    }
    if ('askedBy' in when) return [via(when.askedBy)];
    return [{ ...via(when.grantFor), 'kms:GrantIsForAWSResource': 'true' }];
  }
  switch (when) {
    case 'tagged':
      return [tagged];
    case 'tagged at creation':
      return [given];
    case 'retagged':
      return [tagged, given, {}];
    case 'made by the cluster':
      return [{ 'aws:ResourceTag/aws:eks:cluster-name': `eks-payment-cluster-${name}` }];
    case 'into own queues': {
      const queue = field(object, 'endpoint');
      const own = queue === undefined || queue.includes(':') || queue.includes('@') ? `any-queue-${name}` : queue;
      return [{ 'sns:Protocol': 'sqs', 'sns:Endpoint': `arn:aws:sqs:${region}:${account}:${own}` }];
    }
    case 'bounded':
      return [boundary];
    case 'attached': {
      const policy = field(object, 'policyArn') ?? '';
      const arn = policy.startsWith('arn:') ? policy : `arn:aws:iam::${account}:policy/${policy}`;
      return [{ ...boundary, 'iam:PolicyARN': arn }];
    }
  }
}

const linkedServices: Partial<Record<ResourceType, string>> = {
  'iam role of EKS': 'eks.amazonaws.com',
  'iam role of Fargate': 'eks-fargate.amazonaws.com',
  'iam role of Inspector': 'inspector2.amazonaws.com',
};

function linkedService(type: ResourceType | undefined): Readonly<Record<string, string>> {
  const service = type === undefined ? undefined : linkedServices[type];
  return service === undefined ? {} : { 'iam:AWSServiceName': service };
}

/** A line for each need that an environment's provisioner may not meet, with the kind and the first object that needs it. */
export async function unmetNeeds(
  { statements }: Pick<AccountTemplate, 'statements'>,
  needs: readonly Need[],
  environment: Pick<Environment, 'name' | 'account'>,
): Promise<string[]> {
  const problems: string[] = [];
  // Kinds and deeds share calls: each is decided once.
  const decided = new Map<string, boolean>();
  for (const need of needs) {
    const { kind, deed, action, resource, context, object } = need;
    const call = JSON.stringify([action, resource, context]);
    const isMet = decided.get(call) ?? (await may(statements, environment, { action, resource, context }));
    decided.set(call, isMet);
    if (isMet) continue;
    problems.push(
      `dist/accounts/environment-${environment.name}.json: does not let the provider ${deed} ${kind} (${action} on ${resource}, for ${where(object)}) — say it in access of kinds/${kind.split(' ')[0]}.ts, and run "npm run synth"`,
    );
  }
  return problems;
}

/** The part of every key's policy that leaves access to IAM: without it KMS asks nobody's policies. */
const delegation = (account: string): JsonObject => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'kms:*', Resource: '*' }],
});

/**
 * The action by whose name the evaluator is asked about a call. AWS Backup tags what other APIs have too, so the evaluator
 * takes every ARN for several types; it knows one type for what makes a vault or a plan, with the same keys of conditions.
 */
function standIn(action: string, resource: string): string {
  if (!/^backup:(?:ListTags|(?:Unt|T)agResource)$/.test(action)) return action;
  return resource.includes(':backup-vault:') ? 'backup:CreateBackupVault' : 'backup:CreateBackupPlan';
}

/** Whether an environment's provisioner may make a call. */
export async function may(
  statements: readonly JsonObject[],
  { name, account }: Pick<Environment, 'name' | 'account'>,
  { action, resource, context }: Pick<Need, 'action' | 'resource' | 'context'>,
): Promise<boolean> {
  // A statement about other actions says nothing, and reading it takes most of the time.
  const about = statements.filter(({ Action }) => [Action].flat().includes(action));
  if (about.length === 0) return false;
  const asked = standIn(action, resource);
  const decision = await decide({
    principal: `arn:aws:iam::${account}:role/crossplane-provisioner-${name}`,
    action: asked,
    resource,
    account,
    context,
    identity: [{ Version: '2012-10-17', Statement: about.map((one) => ({ ...one, Action: asked })) }],
    ...(resource.includes(':key/') && { resourcePolicy: delegation(account) }),
  });
  return decision === 'Allowed';
}
