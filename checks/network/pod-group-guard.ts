import type { Environment } from '../../config/model/environment';
import type { DistObject } from '../../objects/dist';
import { isDenied } from '../admission';

const groups = 'fargate.amazonaws.com/pod-sg';
type Annotations = Readonly<Record<string, string>>;

const without: readonly (Annotations | undefined)[] = [
  undefined,
  {},
  { [groups]: '' },
  { 'example.org/pod-sg': 'sg-1' },
];
const withGroups = { a: 'b', [groups]: 'sg-1,sg-2' };

/** Who makes the pods of a Deployment. */
const username = 'system:serviceaccount:kube-system:replicaset-controller';

/**
 * Namespaces of services in which the admission policies that come before them would let a pod start with the cluster's own
 * security group, or would not let one start with its own.
 */
export function podGroupGuardProblems(objects: readonly DistObject[], environment: Environment): string[] {
  const own = objects.filter(({ cluster }) => cluster === environment.name);
  return environment.services.flatMap(({ name, namespace }) => {
    const denies = (annotations: Annotations | undefined) =>
      isDenied(thereBefore(own, namespace), {
        ...{ group: '', resource: 'pods', operation: 'CREATE', namespace, username },
        object: { metadata: annotations === undefined ? {} : { annotations }, spec: {} },
      });
    const line = (what: string, fix: string) => `dist/${environment.name} ${name}: ${what} (${namespace}) — ${fix}`;
    return [
      ...(without.every(denies) ? [] : [line('pods without security groups are admitted', 'guard the namespace')]),
      ...(denies(withGroups) ? [line('pods with security groups are refused', 'correct the expression')] : []),
    ];
  });
}

/** What is there before a namespace: in its unit, in a wave before. */
function thereBefore(all: readonly DistObject[], namespace: string): DistObject[] {
  const home = all.find(({ kind, name }) => kind === 'Namespace' && name === namespace);
  return all.filter((object) => home?.file === object.file && waveOf(object) < waveOf(home));
}

const waveOf = ({ annotations }: DistObject) => Number(annotations['argocd.argoproj.io/sync-wave'] ?? 0);
