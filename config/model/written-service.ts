import type { PodRequest } from './aws/fargate';
import type { Problem } from './problem';
import { type WrittenReaches, writtenReaches } from './reaches/reach';
import { callSchema, replicasOf, type Service, serviceSchema } from './service';
import { shapeProblems, valueAt } from './shape';
import { type Uses, usesSchema } from './uses';
import { wellFormedFields } from './well-formed';

/** The well-formed fields of a service of the catalogue. */
export interface WrittenService extends Partial<Omit<Service, 'calls' | 'name' | 'reaches' | 'uses'>> {
  readonly name: string;
  /** In the order in which they are written; undefined stands for a malformed one. */
  readonly calls: readonly (Service['calls'][number] | undefined)[];
  readonly uses: Partial<Uses>;
  readonly reaches: WrittenReaches;
}

/** Reads a service of the catalogue: its well-formed fields, and what is wrong with the shape of the others. */
export function writtenService(
  name: string,
  input: unknown,
  defaultContainer: PodRequest,
): { service: WrittenService; problems: Problem[] } {
  const at = (field: string) => `config/services.ts ${[name, field].filter((part) => part !== '').join('.')}`;
  const { replicas, ...fields } = wellFormedFields(serviceSchema, input);
  const [calls, uses] = ['calls', 'uses'].map((field) => valueAt(input, [field]));
  const service = {
    ...fields,
    name,
    ...(replicas && { replicas: replicasOf(replicas, defaultContainer) }),
    ...('namespace' in fields && { namespace: fields.namespace ?? name }),
    calls: Array.isArray(calls) ? calls.map((call) => callSchema.safeParse(call).data) : [],
    uses: wellFormedFields(usesSchema, uses),
    reaches: writtenReaches(valueAt(input, ['reaches'])),
  };
  return { service, problems: shapeProblems(serviceSchema, input, at) };
}
