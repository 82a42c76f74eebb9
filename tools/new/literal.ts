/**
 * The TypeScript text of a value of the configuration. An object of plain values stands in one line, any other has a line
 * for each field; fields that are undefined are left out.
 */
export function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const written = Object.entries(value).filter(([, inner]) => inner !== undefined);
  const fields = written.map(([key, inner]) => `${JSON.stringify(key)}: ${literal(inner)}`);
  const isPlain = written.every(([, inner]) => typeof inner !== 'object');
  return isPlain ? `{ ${fields.join(', ')} }` : `{\n${fields.join(',\n')},\n}`;
}
