import { z } from 'zod';
import type { WrittenRepository } from './delivery/repository';
import { portsOf } from './pods/ports';
import type { WrittenReplicas } from './pods/replicas';
import type { Problem } from './problem';
import { type WrittenReaches, writtenReaches } from './reaches/reach';
import { callSchema, type Service, serviceSchema } from './service';
import { shapeProblems, valueAt } from './shape';
import { type Uses, usesSchema } from './uses';
import { wellFormedFields } from './well-formed';

/** The well-formed fields of a service of the catalogue. */
export interface WrittenService
  extends Partial<Omit<Service, 'calls' | 'name' | 'reaches' | 'readerRoleArns' | 'replicas' | 'repository' | 'uses'>> {
  readonly name: string;
  readonly replicas?: WrittenReplicas;
  /** In the order in which they are written; undefined stands for a malformed one. */
  readonly calls: readonly (Service['calls'][number] | undefined)[];
  readonly uses: Partial<Uses>;
  readonly repository?: WrittenRepository;
  readonly reaches: WrittenReaches;
}

const { port, ports } = serviceSchema.shape;

/** Together, since nothing is known of the ports of a service while one of them is malformed. */
const portFields = z.object({ port, ports });
const otherFields = serviceSchema.omit({ port: true, ports: true });

/** Reads a service of the catalogue: its well-formed fields, and what is wrong with the shape of the others. */
export function writtenService(name: string, input: unknown): { service: WrittenService; problems: Problem[] } {
  const at = (field: string) => `config/services.ts ${[name, field].filter((part) => part !== '').join('.')}`;
  const fields = wellFormedFields(otherFields, input);
  const declared = portFields.safeParse(input).data;
  const [calls, uses] = ['calls', 'uses'].map((field) => valueAt(input, [field]));
  const service = {
    ...fields,
    name,
    ...('namespace' in fields && { namespace: fields.namespace ?? name }),
    ...(declared && { ports: portsOf(declared) }),
    calls: Array.isArray(calls) ? calls.map((call) => callSchema.safeParse(call).data) : [],
    uses: wellFormedFields(usesSchema, uses),
    reaches: writtenReaches(valueAt(input, ['reaches'])),
  };
  return { service, problems: shapeProblems(serviceSchema, input, at) };
}
