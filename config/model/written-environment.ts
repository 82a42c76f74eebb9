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

/**
 * Reads the environment with this index, and the file that it alone stands in: what is well formed of it, and what is
 * wrong with the shape of the rest.
 */
export function writtenEnvironment(
  input: unknown,
  index: number,
  file?: string,
): { environment: WrittenEnvironment; problems: Problem[] } {
  const place = file === undefined ? `config/environments.ts [${index}].` : `${file} `;
  const at = (field: string) => `${place}${field}`.replace(/[. ]$/, '');
  const changes = wellFormedEntries(z.unknown(), valueAt(input, ['services']));
  const services = Object.entries(changes).map(([service, change]) => {
    return [service, wellFormedFields(serviceOverrideSchema, change)] as const;
  });
  const fields = wellFormedFields(environmentSchema, input);
  const fix = 'import it by the name under which its file exports it';
  const problems =
    input === undefined ? [{ where: at(''), what: 'is undefined', fix }] : shapeProblems(environmentSchema, input, at);
  const environment = { ...fields, at, services: Object.fromEntries(services) };
  return { environment, problems };
}
