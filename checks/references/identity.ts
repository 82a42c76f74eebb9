import { isOfForm, type NameRule } from '../../kinds/kind';
import { kinds } from '../../kinds/kinds';
import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, isObject, stringAt } from '../../objects/json';
import { externalNameOf, forProviderOf } from '../../objects/managed-resource';
import { environmentAccounts } from '../composed/environment-accounts';

// RFC 1123 as Kubernetes applies it; source: Kubernetes documentation, "Object Names and IDs".
const label = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;
const subdomain = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

// Kinds whose name becomes a label's value on other objects.
const namesAreLabels = new Set(['core Namespace', 'pkg.crossplane.io Function', 'pkg.crossplane.io Provider']);

/** Every object that has the identity of another one, in Kubernetes or in AWS. */
export function duplicateProblems(objects: readonly DistObject[]): string[] {
  const accounts = environmentAccounts(objects);
  const taken = new Map<string, DistObject>();
  return objects.flatMap((object) => {
    const identity = `${object.cluster} ${object.apiVersion} ${object.kind} ${object.namespace}/${object.name}`.trim();
    return [identity, ...awsIdentities(object, accounts)].flatMap((one) => {
      const first = taken.get(one);
      taken.set(one, first ?? object);
      return first === undefined ? [] : [`${where(object)}: taken by ${where(first)} (${one}) — give it another name`];
    });
  });
}

function awsIdentities(object: DistObject, accounts: ReadonlyMap<string, string>): string[] {
  const rule = nameRule(object);
  const name = awsName(object);
  if (rule === undefined || name === undefined) return [];
  const account = accounts.get(object.namespace) ?? object.namespace;
  const region = stringAt(forProviderOf(object.body), 'region') ?? '';
  // A profile's name is unique in its cluster, a group's in its VPC.
  const parent = parents.map((field) => stringAt(forProviderOf(object.body), ...field)).find(Boolean) ?? '';
  const scopes = { globally: '', 'in the account': account, 'in the region': `${account} ${region} ${parent}`.trim() };
  return [['AWS', groupKind(object), scopes[rule.unique], name].filter(Boolean).join(' ')];
}

const parents = [['clusterName'], ['clusterNameRef', 'name'], ['vpcId'], ['vpcIdRef', 'name']];

function nameRule(object: DistObject): NameRule | undefined {
  const rule = kinds[groupKind(object)]?.name;
  return rule === 'none' ? undefined : rule;
}

/** The name of the resource in AWS, for the kinds whose name the manifest decides. */
export function awsName(object: DistObject): string | undefined {
  const rule = nameRule(object);
  if (rule === undefined) return undefined;
  if (rule.from === 'forProvider.name') return stringAt(forProviderOf(object.body), 'name') ?? '';
  return externalNameOf(object);
}

/** Every name that Kubernetes or AWS would refuse. */
export function nameProblems(object: DistObject): string[] {
  const { name, namespace } = object;
  const asLabel = namesAreLabels.has(groupKind(object));
  const legal = asLabel ? name.length <= 63 && label.test(name) : name.length <= 253 && subdomain.test(name);
  const problems = legal ? [] : [`metadata.name: no legal ${asLabel ? 'DNS label' : 'DNS name'} (${name})`];
  if (namespace !== '' && (namespace.length > 63 || !label.test(namespace))) {
    problems.push(`metadata.namespace: no legal DNS label (${namespace})`);
  }
  problems.push(...labelProblems(object), ...awsNameProblems(object));
  return problems.map((problem) => `${where(object)}: ${problem} — correct it in config/model/names.ts`);
}

function labelProblems({ body }: DistObject): string[] {
  const labels = at(body, 'metadata', 'labels');
  const annotations = at(body, 'metadata', 'annotations');
  const keys = [labels, annotations].flatMap((map) => (isObject(map) ? Object.keys(map) : []));
  const badKeys = keys.filter((key) => !isQualifiedName(key)).map((key) => `metadata: no legal key (${key})`);
  const values = isObject(labels) ? Object.entries(labels) : [];
  const badValues = values
    .filter(([, value]) => typeof value === 'string' && !/^(?:[A-Za-z0-9](?:[-\w.]{0,61}[A-Za-z0-9])?)?$/.test(value))
    .map(([key, value]) => `metadata.labels.${key}: no legal label value (${value})`);
  return [...badKeys, ...badValues];
}

function isQualifiedName(key: string): boolean {
  const [name = '', prefix, ...rest] = key.split('/').reverse();
  const legalPrefix = prefix === undefined || (prefix.length <= 253 && subdomain.test(prefix));
  return rest.length === 0 && legalPrefix && /^[A-Za-z0-9](?:[-\w.]{0,61}[A-Za-z0-9])?$/.test(name);
}

function awsNameProblems(object: DistObject): string[] {
  const rule = nameRule(object);
  const name = awsName(object);
  if (rule === undefined || name === undefined) return [];
  const { min = 1, max } = rule;
  if (name.length < min || name.length > max) {
    return [`${rule.from}: AWS wants ${min} to ${max} characters, not ${name.length} (${name})`];
  }
  return isOfForm(rule, name) ? [] : [`${rule.from}: not a name AWS accepts (${name})`];
}
