import { parse } from 'yaml';
import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, type Json, listAt, parsedObject, places, stringAt } from '../../objects/json';
import { forProviderOf } from '../../objects/managed-resource';
import { isComposite } from '../composed/composed';
import { environmentAccounts } from '../composed/environment-accounts';

/** A service account that asks for a role, as `system:serviceaccount:<namespace>:<name>` in the cluster of an environment. */
interface Asking {
  readonly object: DistObject;
  readonly environment: string;
  readonly subject: string;
  readonly roleArn: string;
}

const annotation = 'eks.amazonaws.com/role-arn';

/**
 * Every identity that is named and that `dist/` does not have or that does not fit: a service account's role that does
 * not trust it, a role that no service account asks for, an attached policy or a cluster that does not exist. Accepts
 * composed objects as well.
 */
export function identityReferenceProblems(objects: readonly DistObject[]): string[] {
  const accounts = environmentAccounts(objects);
  const asking = objects.flatMap(askingOf);
  const roles = objects.filter((object) => groupKind(object) === 'iam Role');
  const trusted = roles.flatMap((role) => subjectsOf(role).map((subject) => ({ role, subject })));
  const arnOf = ({ namespace, name }: DistObject, type: string) =>
    `arn:aws:iam::${accounts.get(namespace)}:${type}/${name}`;
  const matches = (one: Asking, { role, subject }: (typeof trusted)[number]) =>
    one.environment === role.namespace && one.subject === subject && one.roleArn === arnOf(role, 'role');
  const policies = objects.filter((object) => groupKind(object) === 'iam Policy');
  return [
    ...asking
      .filter((one) => !trusted.some((trust) => matches(one, trust)))
      .map(
        ({ object, roleArn, subject }) =>
          `${where(object)}: ${annotation}: no role that trusts ${subject} (${roleArn}) — add it`,
      ),
    ...trusted
      .filter((trust) => !asking.some((one) => matches(one, trust)))
      .map(({ role, subject }) => `${where(role)}: no service account asks for it (${subject}) — remove or correct it`),
    ...objects.flatMap((object) =>
      policyProblems(object, (arn) => policies.some((own) => arnOf(own, 'policy') === arn)),
    ),
    ...objects.flatMap((object) => clusterProblems(object, objects)),
    ...objects.flatMap((object) => registrationProblems(object, objects, (role) => arnOf(role, 'role'))),
  ];
}

function askingOf(object: DistObject): Asking[] {
  if (groupKind(object) === 'core ServiceAccount' && object.cluster !== '') {
    const roleArn = object.annotations[annotation];
    const subject = `system:serviceaccount:${object.namespace}:${object.name}`;
    return roleArn === undefined ? [] : [{ object, environment: object.cluster, subject, roleArn }];
  }
  if (groupKind(object) !== 'argoproj.io Application') return [];
  const values: Json = parse(stringAt(object.body, 'spec', 'source', 'helm', 'values') ?? '');
  const environment = object.namespace;
  const namespace = stringAt(object.body, 'spec', 'destination', 'namespace');
  return places(values).flatMap(({ key, value }) => {
    const roleArn = stringAt(value, 'annotations', annotation);
    if (key !== 'serviceAccount' || roleArn === undefined) return [];
    return [{ object, environment, subject: `system:serviceaccount:${namespace}:${stringAt(value, 'name')}`, roleArn }];
  });
}

/** The service accounts that may assume a role. */
function subjectsOf({ body }: DistObject): string[] {
  const trust = parsedObject(stringAt(forProviderOf(body), 'assumeRolePolicy') ?? '');
  return listAt(trust, 'Statement').flatMap((statement) =>
    places(at(statement, 'Condition'))
      .filter(({ key }) => key.endsWith(':sub'))
      .flatMap(({ value }) => (typeof value === 'string' && value.startsWith('system:') ? [value] : [])),
  );
}

function policyProblems(object: DistObject, isOwn: (arn: string) => boolean): string[] {
  const arn = stringAt(forProviderOf(object.body), 'policyArn') ?? '';
  const theirs = /^arn:aws:(?:iam|eks)::aws:/.test(arn);
  if (arn === '' || theirs || isOwn(arn)) return [];
  return [`${where(object)}: spec.forProvider.policyArn: no such Policy (${arn}) — add it or correct the ARN`];
}

function clusterProblems(object: DistObject, objects: readonly DistObject[]): string[] {
  const name: Json | undefined = at(forProviderOf(object.body), 'clusterName');
  if (name === undefined) return [];
  const found = objects.some(
    (other) => groupKind(other) === 'eks Cluster' && other.namespace === object.namespace && other.name === name,
  );
  return found ? [] : [`${where(object)}: spec.forProvider.clusterName: no such Cluster (${name}) — correct the name`];
}

function registrationProblems(
  object: DistObject,
  objects: readonly DistObject[],
  arnOf: (role: DistObject) => string,
): string[] {
  if (!isComposite(object) || object.kind !== 'ClusterRegistration') return [];
  const namespace = stringAt(object.body, 'spec', 'cluster', 'namespace');
  const accessName = stringAt(object.body, 'spec', 'accessName');
  const find = (kind: string, name: string | undefined) =>
    objects.find((one) => groupKind(one) === kind && one.namespace === namespace && one.name === name);
  const problem = (what: string) => [`${where(object)}: spec.accessName: ${what} (${accessName}) — correct the name`];

  const association = find('eks AccessPolicyAssociation', accessName);
  if (association === undefined) return problem(`no such AccessPolicyAssociation in namespace "${namespace}"`);
  const referred = (from: DistObject | undefined, field: string) => stringAt(forProviderOf(from?.body), field, 'name');
  const entry = find('eks AccessEntry', referred(association, 'principalArnRef'));
  const role = find('iam Role', referred(entry, 'principalArnFromRoleRef'));
  if (role !== undefined && arnOf(role) === stringAt(object.body, 'spec', 'roleArn')) return [];
  return problem('an AccessPolicyAssociation of another role than spec.roleArn');
}
