/** A template asks for a value that there is none of. */
export class MissingValue extends Error {}

/**
 * Fills `{name}` and `{first|second}`, the first value there is, from values by name; throws MissingValue, with the
 * name, where there is none.
 */
export function fillTemplate(template: string, value: (name: string) => string | undefined): string {
  return template.replace(/\{([^}]+)\}/g, (_, names: string) => {
    const found = names
      .split('|')
      .map(value)
      .find((text) => text !== undefined && text !== '');
    if (found === undefined) throw new MissingValue(names);
    return found;
  });
}
