type Role = 'schema' | 'schemas by name' | 'data';

// The keywords of JSONSchemaProps (apiextensions.k8s.io/v1) that hold further schemas; all others hold data.
const rolesByKeyword: ReadonlyMap<string, Role> = new Map([
  ['additionalProperties', 'schema'],
  ['allOf', 'schema'],
  ['anyOf', 'schema'],
  ['definitions', 'schemas by name'],
  ['items', 'schema'],
  ['not', 'schema'],
  ['oneOf', 'schema'],
  ['patternProperties', 'schemas by name'],
  ['properties', 'schemas by name'],
]);

function roleOfChild(parent: Role, key: string): Role {
  if (parent === 'schema') return rolesByKeyword.get(key) ?? 'data';
  return parent === 'schemas by name' ? 'schema' : 'data';
}

function compact(value: unknown, role: Role): unknown {
  if (Array.isArray(value)) return value.map((item) => compact(item, role));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key]) => !(role === 'schema' && key === 'description'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, child]) => [key, compact(child, roleOfChild(role, key))]);
  return Object.fromEntries(entries);
}

/** The schema without its prose and with sorted keys; a property that is called `description` stays. */
export function compactSchema(schema: unknown): unknown {
  return compact(schema, 'schema');
}
