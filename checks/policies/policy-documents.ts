import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import {
  at,
  isList,
  isObject,
  type Json,
  type JsonObject,
  listAt,
  parsedObject,
  places,
  stringAt,
} from '../../objects/json';

/** What a policy says something about: who may assume a role, what an identity may do, or who may use the resource. */
export type PolicyUse = 'trust' | 'identity' | 'endpoint' | 'itself' | 'resource';

/** One statement of a policy, with lone values as lists. */
export interface Statement {
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: readonly Condition[];
  readonly source: JsonObject;
}

/** One condition: operator, lower-case key, and the values of which one must match. */
export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** One policy of `dist/`. */
export interface Policy {
  readonly object: DistObject;
  /** Path of the field that holds the policy's text. */
  readonly field: string;
  readonly use: PolicyUse;
  readonly text: string;
  readonly document: JsonObject;
  readonly statements: readonly Statement[];
}

/** Names a policy in a message. */
export function wherePolicy({ object, field }: Policy): string {
  return `${where(object)}: ${field}`;
}

// `itself`: the resource is the key or secret that the policy is attached to, so AWS has `*` written there
// (KMS developer guide, "Key policies"; Secrets Manager user guide, "Resource-based policies").
const policyFields: Readonly<Record<string, PolicyUse>> = {
  'ec2 VPCEndpoint policy': 'endpoint',
  'iam Policy policy': 'identity',
  'iam Role assumeRolePolicy': 'trust',
  'iam Role inlinePolicy[].policy': 'identity',
  'iam RolePolicy policy': 'identity',
  'kms Key policy': 'itself',
  's3 BucketPolicy policy': 'resource',
  'secretsmanager Secret policy': 'itself',
  'sns Topic policy': 'resource',
  'sqs Queue policy': 'resource',
};

// Fields with JSON text that is no policy.
const otherJsonFields = new Set([
  'ecr LifecyclePolicy policy',
  'eks Addon configurationValues',
  'sns Topic deliveryPolicy',
  'sqs Queue redriveAllowPolicy',
  'sqs Queue redrivePolicy',
]);

/** Reads every policy of every object, and says which text that should be JSON is none or stands in no known field. */
export function readPolicies(objects: readonly DistObject[]): { policies: Policy[]; problems: string[] } {
  const policies: Policy[] = [];
  const problems: string[] = [];
  for (const object of objects) {
    for (const { path, value } of places(object.body.spec)) {
      const field = path.replace(/^(?:forProvider|initProvider)\./, '');
      const use = policyFields[`${groupKind(object)} ${field}`];
      const isPolicy = typeof value === 'string' && /"Statement"/.test(value);
      const known = use !== undefined || otherJsonFields.has(`${groupKind(object)} ${field}`);
      if (typeof value !== 'string' || (!known && !isPolicy)) continue;
      const document = parsedObject(value);
      const at = `${where(object)}: spec.${path}`;
      if (!known) problems.push(`${at}: a policy in an unknown field — add it to checks/policies/policy-documents.ts`);
      else if (document === undefined)
        problems.push(`${at}: not a JSON object (${value.slice(0, 60)}) — correct the chart`);
      else if (use !== undefined)
        policies.push({ object, field: `spec.${path}`, use, text: value, document, ...read(document) });
    }
  }
  return { policies, problems };
}

const read = (document: JsonObject) => ({
  statements: listAt(document, 'Statement').filter(isObject).map(toStatement),
});

function toStatement(source: JsonObject): Statement {
  return {
    effect: stringAt(source, 'Effect') ?? '',
    actions: texts(listAt(source, 'Action')),
    resources: texts(listAt(source, 'Resource')),
    conditions: conditionsOf(at(source, 'Condition')),
    source,
  };
}

function conditionsOf(condition: Json | undefined): Condition[] {
  if (!isObject(condition)) return [];
  return Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries(isObject(keys) ? keys : {}).map(([key, values]) => ({
      operator,
      key: key.toLowerCase(),
      values: texts(isList(values) ? values : [values ?? '']),
    })),
  );
}

const texts = (values: readonly Json[]) =>
  values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
