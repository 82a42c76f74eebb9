import type { Environment } from '../../config/model/environment';
import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, listAt, stringAt } from '../../objects/json';
import { forProviderOf } from '../../objects/managed-resource';

const policies = 'arn:aws:eks::aws:cluster-access-policy';

/**
 * Whoever gets into a workload cluster beyond what the configuration says: Argo CD and the named administrators to all of
 * it, readers to the namespaces of their services, and nobody to write there.
 */
export function readerProblems(objects: readonly DistObject[], environment: Environment): string[] {
  const own = objects.filter(({ namespace }) => namespace === environment.name);
  const entries = own.filter((object) => groupKind(object) === 'eks AccessEntry');
  const principalOf = (association: DistObject) => {
    const name = stringAt(forProviderOf(association.body), 'principalArnRef', 'name');
    const entry = forProviderOf(entries.find((one) => one.name === name)?.body);
    return stringAt(entry, 'principalArn') ?? stringAt(entry, 'principalArnFromRoleRef', 'name') ?? '';
  };
  const found = own
    .filter((object) => groupKind(object) === 'eks AccessPolicyAssociation')
    .map((object) => ({ object, principal: principalOf(object), spec: forProviderOf(object.body) }));
  const administrators = [`eks-argocd-role-${environment.name}`, ...environment.adminRoleArns];
  const wanted = new Map<string, string>(administrators.map((arn) => [arn, text('AmazonEKSClusterAdminPolicy', [])]));
  for (const arn of environment.services.flatMap(({ readerRoleArns }) => readerRoleArns)) {
    const theirs = environment.services.filter(({ readerRoleArns }) => readerRoleArns.includes(arn));
    wanted.set(
      arn,
      text(
        'AmazonEKSViewPolicy',
        theirs.map(({ namespace }) => namespace),
      ),
    );
  }
  return [
    ...found
      .map(({ object, principal, spec }) => {
        const scope =
          stringAt(spec, 'accessScope', 'type') === 'cluster' ? [] : listAt(spec, 'accessScope', 'namespaces');
        const policy = stringAt(spec, 'policyArn')?.replace(`${policies}/`, '') ?? '';
        return { object, principal, has: text(policy, scope.map(String)) };
      })
      .filter(({ principal, has }) => wanted.get(principal) !== has)
      .map(({ object, principal, has }) => `${where(object)}: not what ${principal} may do (${has}) — correct it`),
    ...[...wanted.keys()]
      .filter((arn) => !found.some(({ principal }) => principal === arn))
      .map((arn) => `dist/${environment.name} cluster: nothing lets ${arn} in — associate a policy`),
    ...(environment.cardholderData && found.some(({ spec }) => at(spec, 'accessScope', 'namespaces') !== undefined)
      ? [`dist/${environment.name} cluster: somebody reads logs beside cardholder data — remove the association`]
      : []),
  ];
}

const text = (policy: string, namespaces: readonly string[]) =>
  namespaces.length === 0 ? `${policy} everywhere` : `${policy} in ${[...namespaces].sort().join(', ')}`;
