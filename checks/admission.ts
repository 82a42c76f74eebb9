import { type CelInput, celEnv, isCelError, parse, plan } from '@bufbuild/cel';
import type { DistObject } from '../objects/dist';
import { at, type Json, listAt, stringAt } from '../objects/json';
import { selects } from '../objects/label-selector';

/** What somebody asks the API server of a workload cluster to write. */
export interface AdmissionRequest {
  readonly group: string;
  /** Plural of the kind, for example `pods`. */
  readonly resource: string;
  readonly operation: 'CREATE' | 'UPDATE';
  readonly namespace: string;
  readonly username: string;
  /** Only what policies look at. */
  readonly object: { readonly [field: string]: CelInput };
}

/**
 * Whether the admission policies of a cluster refuse a request, even while one cannot be evaluated; what they say is
 * evaluated, not compared.
 *
 * @param objects those of one workload cluster
 */
export function isDenied(objects: readonly DistObject[], request: AdmissionRequest): boolean {
  const bound = objects
    .filter(({ kind }) => kind === 'ValidatingAdmissionPolicyBinding')
    .filter(({ body }) => listAt(body, 'spec', 'validationActions').includes('Deny'))
    .map(({ body }) => stringAt(body, 'spec', 'policyName'));
  return objects
    .filter(({ kind, name }) => kind === 'ValidatingAdmissionPolicy' && bound.includes(name))
    .filter(({ body }) => at(body, 'spec', 'failurePolicy') !== 'Ignore' && concerns(at(body, 'spec'), request))
    .some(({ body }) => !holds(body, request));
}

function concerns(spec: Json | undefined, { group, resource, operation, namespace }: AdmissionRequest): boolean {
  const constraints = at(spec, 'matchConstraints');
  return (
    selects(at(constraints, 'namespaceSelector') ?? {}, { 'kubernetes.io/metadata.name': namespace }) &&
    listAt(constraints, 'resourceRules').some(
      (rule) =>
        listAt(rule, 'apiGroups').includes(group) &&
        listAt(rule, 'resources').includes(resource) &&
        listAt(rule, 'operations').includes(operation),
    )
  );
}

const env = celEnv();

function holds(body: DistObject['body'], { object, operation, username }: AdmissionRequest): boolean {
  const request: CelInput = { operation, userInfo: { username } };
  return listAt(body, 'spec', 'validations').every((validation) => {
    const result = plan(env, parse(stringAt(validation, 'expression') ?? ''))({ object, request });
    // What cannot be evaluated is refused, since the policy fails closed.
    return !isCelError(result) && result === true;
  });
}
