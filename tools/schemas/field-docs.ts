import { parse } from '@babel/parser';

/** What comments say about the fields of objects: by the names of all fields of an object, and then by field. */
export type FieldDocs = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** By what an object is known: the names of its fields, in one order. */
export function fieldsKey(fields: readonly string[]): string {
  return [...fields].sort().join(' ');
}

/**
 * Reads what stands above the fields of every object that TypeScript files write, in words for a JSON schema.
 *
 * @throws Error where two objects with the same fields say different things
 */
export function fieldDocs(texts: readonly string[]): FieldDocs {
  const found = new Map<string, Readonly<Record<string, string>>>();
  const files = texts.map((text) => [
    ...objectsIn(parse(text, { sourceType: 'module', plugins: ['typescript'] }).program),
  ]);
  const namedIn = (objects: (typeof files)[number]) =>
    objects.flatMap(({ name, object }) => (name === undefined ? [] : [[name, object] as const]));
  for (const objects of files) {
    // A name that two files give is that of its own.
    const named = new Map([...files.flatMap(namedIn), ...namedIn(objects)]);
    for (const { object } of objects) {
      const docs = docsOf(object, named);
      const key = fieldsKey(docs.map(([field]) => field));
      const said = Object.fromEntries(docs.filter(([, doc]) => doc !== ''));
      const former = found.get(key) ?? {};
      const contrary = Object.keys(said).find((field) => (former[field] ?? said[field]) !== said[field]);
      if (contrary !== undefined) throw new Error(`${contrary}: is described in two ways (${key}) — say the same`);
      found.set(key, { ...former, ...said });
    }
  }
  return found;
}

interface Node {
  readonly type: string;
}

/** Every object in a tree, with the name of the constant that it is. */
function* objectsIn(
  value: unknown,
  name?: string,
): Generator<{ readonly object: Node; readonly name?: string | undefined }> {
  if (Array.isArray(value)) for (const one of value) yield* objectsIn(one);
  if (!isNode(value)) return;
  if (value.type === 'ObjectExpression') yield { object: value, name };
  const called = value.type === 'VariableDeclarator' ? textAt(Reflect.get(value, 'id'), 'name') : undefined;
  for (const [key, inner] of Object.entries(value)) {
    if (!key.endsWith('Comments')) yield* objectsIn(inner, key === 'init' ? called : undefined);
  }
}

/** The fields of an object with what is said of each; what is spread counts where a file has it as a constant. */
function docsOf(object: Node, named: ReadonlyMap<string, Node>): (readonly [string, string])[] {
  const members: unknown = Reflect.get(object, 'properties');
  return (Array.isArray(members) ? members : []).flatMap((member) => {
    if (!isNode(member)) return [];
    if (member.type === 'SpreadElement') {
      const spread = named.get(textAt(Reflect.get(member, 'argument'), 'name') ?? '');
      return spread ? docsOf(spread, named) : [];
    }
    const key: unknown = Reflect.get(member, 'key');
    const field = textAt(key, 'name') ?? textAt(key, 'value');
    return field === undefined ? [] : [[field, docAbove(member)] as const];
  });
}

function docAbove(member: Node): string {
  const comments: unknown = Reflect.get(member, 'leadingComments');
  const last: unknown = Array.isArray(comments) ? comments.at(-1) : undefined;
  const text = textAt(last, 'value') ?? '';
  if (!text.startsWith('*')) return '';
  const words = text.replace(/^\s*\*+/gm, ' ').replace(/\s+/g, ' ');
  return words.replace(/ ?@default (- )?(.*)$/, ' Default: $2').trim();
}

function textAt(value: unknown, key: string): string | undefined {
  const text: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return typeof text === 'string' ? text : undefined;
}

function isNode(value: unknown): value is Node {
  return textAt(value, 'type') !== undefined;
}
