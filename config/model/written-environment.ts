import { z } from 'zod';
import { environmentSchema, type ShapedEnvironment } from './environment';
import type { Problem } from './problem';
import { serviceOverrideSchema } from './service';
import { shapeProblems, valueAt } from './shape';
import { wellFormedEntries, wellFormedFields } from './well-formed';

/** What is well formed of an environment. */
export interface WrittenEnvironment extends Partial<Omit<ShapedEnvironment, 'services'>> {
  /** Where a field of it stands. */
  readonly at: (field: string) => string;
  /** Changes to services; whatever of one is malformed is not there. */
  readonly services: Readonly<Record<string, Partial<z.output<typeof serviceOverrideSchema>>>>;
}

/** Reads the environment with this index: what is well formed of it, and what is wrong with the shape of the rest. */
export function writtenEnvironment(
  input: unknown,
  index: number,
): { environment: WrittenEnvironment; problems: Problem[] } {
  const name = valueAt(input, ['name']);
  const file = typeof name === 'string' && name !== '' ? `config/${name}.ts ` : `config/environments.ts [${index}].`;
  const at = (field: string) => `${file}${field}`.replace(/\.$/, '');
  const { error } = environmentSchema.safeParse(input);
  const changes = wellFormedEntries(z.unknown(), valueAt(input, ['services']));
  const services = Object.entries(changes).map(([service, change]) => {
    return [service, wellFormedFields(serviceOverrideSchema, change)] as const;
  });
  const fields = wellFormedFields(environmentSchema, input);
  const environment = { ...fields, at, services: Object.fromEntries(services) };
  return { environment, problems: error === undefined ? [] : shapeProblems(error, input, at) };
}
