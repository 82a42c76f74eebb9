import type { Condition } from '../../checks/policies/documents';
import type { AccessChange, Narrower } from './access';
import type { AwsName } from './aws-name';
import type { Principal } from './grant';

/** One line for each change: who, newly or no longer, may do or is denied what, on what, under which conditions. */
export function accessLines(changes: readonly AccessChange[]): string[] {
  return changes.map((change) => {
    const { environment, principal, conditions } = change;
    const account = principal.kind === 'identity provider' ? serviceAccountOf(conditions) : undefined;
    const who = account === undefined ? principalWords(principal) : `service account ${account} of the cluster`;
    const under = account === undefined ? conditions : [];
    return `${environment}: ${who} ${verb(change)} ${what(change)}${conditionWords(under)}${narrowerWords(change)}`;
  });
}

/** The service account to which conditions limit an identity provider; undefined where they say anything else. */
function serviceAccountOf(conditions: readonly Condition[]): string | undefined {
  const value = (end: string) => {
    const found = conditions.filter(({ key, operator }) => operator === 'StringEquals' && key.endsWith(end));
    return found.length === 1 && found[0]?.values.length === 1 ? found[0].values[0] : undefined;
  };
  const [, namespace, name] = /^system:serviceaccount:([^:*?]+):([^:*?]+)$/.exec(value(':sub') ?? '') ?? [];
  const isForAws = conditions.length === 2 && value(':aud') === 'sts.amazonaws.com';
  return isForAws && name !== undefined ? `${namespace}/${name}` : undefined;
}

function verb({ change, effect }: AccessChange): string {
  if (effect === 'deny') return change === 'gained' ? 'is newly denied' : 'is no longer denied';
  return change === 'gained' ? 'may newly' : 'may no longer';
}

function what({ actions, resources, through }: AccessChange): string {
  const on = resources.map(({ resource, name }) => (name === undefined ? resource : nameWords(name))).join(', ');
  if (actions.every((action) => /^sts:AssumeRole(?:WithWebIdentity)?$/.test(action)) && on !== '*') {
    return `assume ${on}${through === 'identity policy' ? ', if that trusts it' : ''}`;
  }
  const done = actionWords(actions);
  if (through === 'Argo CD' || through === 'EKS access') return `${done} ${on === '*' ? 'in the whole cluster' : on}`;
  return `${done} on ${on === '*' ? 'every resource' : on}`;
}

/** Actions by the API that they belong to: `dynamodb:GetItem, PutItem`. */
function actionWords(actions: readonly string[]): string {
  if (actions.includes('*')) return 'do everything';
  const apis = [...new Set(actions.map(apiOf))];
  return apis
    .map((api) => {
      const own = actions.filter((action) => apiOf(action) === api);
      return api === '' ? own.join(', ') : `${api}:${own.map((action) => action.slice(api.length + 1)).join(', ')}`;
    })
    .join('; ');
}

const apiOf = (action: string) => /^([a-z0-9-]+):(?=\S+$)/.exec(action)?.[1] ?? '';

function nameWords({ noun, name, service, environment }: AwsName): string {
  const whose = service === undefined ? '' : ` of ${service}`;
  return `${name === '*' ? `every ${noun}` : `${noun} ${name}`}${whose}${environment === undefined ? '' : ` in ${environment}`}`;
}

/** How a line names a principal. */
export function principalWords(principal: Principal): string {
  switch (principal.kind) {
    case 'everyone':
      return 'everyone, of any account,';
    case 'account':
      return principal.environment === undefined
        ? `account ${principal.account}, which is no environment's,`
        : `account ${principal.account} (${principal.environment})`;
    case 'role':
      return roleWords(principal);
    case 'AWS service':
      return `AWS's service ${principal.name}`;
    case 'identity provider':
      return `whoever ${principal.arn.replace(/^.*oidc-provider\//, '')} vouches for`;
    case 'caller':
      return `who calls through endpoint ${principal.endpoint}${principal.who === 'everyone' ? '' : ` as ${principal.who}`}`;
    default:
      return `${principal.kind === 'Argo CD' ? `Argo CD's ` : ''}${principal.subject}`;
  }
}

function roleWords({ arn, environment, usedBy }: Extract<Principal, { kind: 'role' }>): string {
  const name = arn.replace(/^.*:role\//, '');
  if (environment === undefined) return `role ${name} of account ${arn.split(':')[4]}, which is no environment's,`;
  if (usedBy === undefined) return `role ${name}`;
  return usedBy.includes('/') ? `service account ${usedBy} (role ${name})` : `${usedBy} (role ${name})`;
}

function conditionWords(conditions: readonly Condition[]): string {
  return conditions.length === 0 ? '' : `, only if ${conditions.map(oneCondition).join(' and ')}`;
}

/** Condition keys that this platform uses, in words; others are told as they are. */
const keyWords: Readonly<Record<string, string>> = {
  'aws:principalaccount': 'the account of the caller',
  'aws:resourceaccount': 'the account of the resource',
  'aws:sourceaccount': 'the account on whose behalf AWS calls',
  'aws:sourcearn': 'the resource on whose behalf AWS calls',
  'kms:resourcealiases': 'the alias of the key',
  'kms:viaservice': 'the API that uses the key',
};

function oneCondition({ operator, key, values }: Condition): string {
  const every = values.join(' or ');
  const subject = `${keyWords[key] ?? key} is`;
  const plain = operator.replace(/^For(?:All|Any)Values?:/, '').replace(/IfExists$/, '');
  const missing = operator.endsWith('IfExists') ? ' or missing' : '';
  if (key === 'aws:securetransport' && plain === 'Bool') return `the call is ${every === 'true' ? '' : 'not '}over TLS`;
  if (plain === 'Null') return `${keyWords[key] ?? key} is ${every === 'true' ? 'missing' : 'there'}`;
  if (plain.includes('Not')) return `${subject} not ${every}${missing}`;
  const bound = /^(?:Numeric|Date)((?:Less|Greater)Than(?:Equals)?)$/.exec(plain)?.[1];
  return bound === undefined ? `${subject} ${every}${missing}` : `${subject} ${bound} ${every}${missing}`;
}

const mostNarrower = 3;

/** What of it somebody could do until now, or still can. */
function narrowerWords({ change, narrower, resources, conditions, effect }: AccessChange): string {
  if (narrower.length === 0) return '';
  const text = ({ action, resource: own, conditions: under }: Narrower) => {
    const on = resources.length === 1 && own === resources[0]?.resource ? '' : ` on ${own}`;
    const only = JSON.stringify(under) === JSON.stringify(conditions) ? '' : conditionWords(under);
    return `${action}${on}${only}`;
  };
  const more = narrower.length > mostNarrower ? ` and ${narrower.length - mostNarrower} more` : '';
  const listed = `${narrower.slice(0, mostNarrower).map(text).join('; ')}${more}`;
  const when = change === 'gained' ? 'until now only' : 'what is left is';
  return effect === 'deny' ? ` (${when} denied: ${listed})` : ` (${when} ${listed})`;
}
