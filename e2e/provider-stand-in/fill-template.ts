/** A template asks for a value that there is none of. */
export class MissingValue extends Error {}

/**
 * Fills `{name}`, `{first|second}` with the first value there is, and `{name?}` with nothing where there is none, from
 * values by name; throws MissingValue, with the name, for any other value that there is not.
 */
export function fillTemplate(template: string, value: (name: string) => string | undefined): string {
  return template.replace(/\{([^}?]+)(\??)\}/g, (_, names: string, optional: string) => {
    const found = names
      .split('|')
      .map(value)
      .find((text) => text !== undefined && text !== '');
    if (found === undefined && optional === '') throw new MissingValue(names);
    return found ?? '';
  });
}
