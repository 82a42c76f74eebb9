import { type CelInput, celEnv, isCelError, parse, plan } from '@bufbuild/cel';
import type { Environment } from '../../config/model/environment';
import type { DistObject } from '../../objects/dist';
import { at, type Json, listAt, stringAt } from '../../objects/json';
import { selects } from '../../objects/label-selector';

/** A pod as the API server shows it to policies: only what the guard looks at. */
interface AdmittedPod {
  readonly metadata: { readonly annotations?: Readonly<Record<string, string>> };
}

const groups = 'fargate.amazonaws.com/pod-sg';
const without: readonly AdmittedPod[] = [
  { metadata: {} },
  { metadata: { annotations: {} } },
  { metadata: { annotations: { [groups]: '' } } },
  { metadata: { annotations: { 'example.org/pod-sg': 'sg-1' } } },
];
const withGroups: AdmittedPod = { metadata: { annotations: { a: 'b', [groups]: 'sg-1,sg-2' } } };

/**
 * Namespaces of services in which the admission policies of an environment would let a pod start with the cluster's own
 * security group, or would not let one start with its own; what the policies say is evaluated, not compared.
 */
export function podGroupGuardProblems(objects: readonly DistObject[], environment: Environment): string[] {
  const own = objects.filter(({ cluster }) => cluster === environment.name);
  return environment.services.flatMap(({ name, namespace }) => {
    const denies = (pod: AdmittedPod) => enforced(own, namespace).some((policy) => !admits(policy, pod));
    const line = (what: string, fix: string) => `dist/${environment.name} ${name}: ${what} (${namespace}) — ${fix}`;
    return [
      ...(without.every(denies) ? [] : [line('pods without security groups are admitted', 'guard the namespace')]),
      ...(denies(withGroups) ? [line('pods with security groups are refused', 'correct the expression')] : []),
    ];
  });
}

/**
 * Policies that a binding enforces on the creation of pods in a namespace, even while they cannot be evaluated, and that are
 * there before the namespace: in its unit, in a wave before.
 */
function enforced(all: readonly DistObject[], namespace: string): DistObject[] {
  const home = all.find(({ kind, name }) => kind === 'Namespace' && name === namespace);
  const objects = all.filter((object) => home?.file === object.file && waveOf(object) < waveOf(home));
  const bound = objects
    .filter(({ kind }) => kind === 'ValidatingAdmissionPolicyBinding')
    .filter(({ body }) => listAt(body, 'spec', 'validationActions').includes('Deny'))
    .map(({ body }) => stringAt(body, 'spec', 'policyName'));
  return objects
    .filter(({ kind, name }) => kind === 'ValidatingAdmissionPolicy' && bound.includes(name))
    .filter(({ body }) => {
      const constraints = at(body, 'spec', 'matchConstraints');
      const selector = at(constraints, 'namespaceSelector') ?? {};
      const fails = at(body, 'spec', 'failurePolicy') !== 'Ignore';
      return fails && selects(selector, { 'kubernetes.io/metadata.name': namespace }) && createsPods(constraints);
    });
}

const waveOf = ({ annotations }: DistObject) => Number(annotations['argocd.argoproj.io/sync-wave'] ?? 0);

const createsPods = (constraints: Json | undefined) =>
  listAt(constraints, 'resourceRules').some(
    (rule) =>
      listAt(rule, 'apiGroups').includes('') &&
      listAt(rule, 'resources').includes('pods') &&
      listAt(rule, 'operations').includes('CREATE'),
  );

const env = celEnv();

function admits({ body }: DistObject, pod: AdmittedPod): boolean {
  const object: CelInput = { metadata: { ...pod.metadata } };
  return listAt(body, 'spec', 'validations').every((validation) => {
    const result = plan(env, parse(stringAt(validation, 'expression') ?? ''))({ object });
    if (isCelError(result)) throw result;
    return result === true;
  });
}
