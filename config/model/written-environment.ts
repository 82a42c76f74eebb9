import { z } from 'zod';
import { environmentSchema, type ShapedEnvironment } from './environment';
import type { Problem } from './problem';
import { serviceOverrideSchema } from './service';
import { shapeProblems, valueAt } from './shape';
import { wellFormedEntries, wellFormedFields } from './well-formed';

/** The well-formed fields of an environment. */
export interface WrittenEnvironment extends Partial<Omit<ShapedEnvironment, 'services'>> {
  /** Where one of its fields stands, for messages. */
  readonly at: (field: string) => string;
  /** The well-formed changes to services. */
  readonly services: Readonly<Record<string, Partial<z.output<typeof serviceOverrideSchema>>>>;
}

/**
 * Reads an environment: its well-formed fields, and what is wrong with the shape of the others. The index is its place in
 * the list, the file its own, if it has one.
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
