import { parse } from '@babel/parser';
import { ProgramError } from '../processes/program-error';
import { literal } from './literal';
import {
  type ArrayLiteral,
  type Export,
  type Expression,
  fieldOf,
  nameOf,
  type ObjectLiteral,
  type Property,
  propertyOf,
  type Range,
  rangeOf,
  type Tree,
  unwrapped,
} from './syntax';

/** What stands instead of a part of a text. */
interface Edit extends Range {
  readonly text: string;
}

/**
 * A TypeScript file of the configuration. Each edit finds its place in the syntax tree and gives a new source, in which
 * everything else is byte for byte what it was; layout is left to the formatter.
 *
 * Every method throws ProgramError where the file is not written in a way that can be edited.
 */
export class Source {
  private readonly tree: Tree;

  /** @param path from the repository root, for messages */
  public constructor(
    public readonly path: string,
    public readonly text: string,
  ) {
    try {
      this.tree = parse(text, { sourceType: 'module', plugins: ['typescript'] });
    } catch (error) {
      throw this.refusal('cannot be read as TypeScript', error instanceof Error ? error.message : undefined);
    }
  }

  /** Whether `export const` could give this name to something. */
  public static isIdentifier(name: string): boolean {
    if (!/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)) return false;
    try {
      parse(`export const ${name} = 0;`, { sourceType: 'module' });
      return true;
    } catch {
      return false;
    }
  }

  /** The names of what the file exports. */
  public get exported(): readonly string[] {
    return this.exports.flatMap(({ declaration, specifiers }) => [
      ...(declaration?.type === 'VariableDeclaration' ? declaration.declarations.flatMap(({ id }) => nameOf(id)) : []),
      ...specifiers.flatMap(({ exported }) => nameOf(exported)),
    ]);
  }

  /** Gives a field of an exported object a value, below other fields or above; objects on the way are made. */
  public withField(exported: string, path: readonly string[], value: unknown): Source {
    let place: ObjectLiteral = this.object(exported, []);
    for (const [depth, key] of path.entries()) {
      const found = propertyOf(place, key);
      const rest = path.slice(depth + 1);
      const inner = rest.reduceRight<unknown>((below, name) => ({ [name]: below }), value);
      if (found === undefined) return this.edited(this.appended(place, `${JSON.stringify(key)}: ${literal(inner)}`));
      if (rest.length === 0) return this.edited(this.replaced(found, key, value));
      place = this.object(exported, path.slice(0, depth + 1));
    }
    throw this.refusal('has no field without a name', exported);
  }

  /** Removes a field of an exported object, with the comment above it and the one behind it. */
  public withoutField(exported: string, path: readonly string[]): Source {
    const parent = this.object(exported, path.slice(0, -1));
    const found = propertyOf(parent, path.at(-1) ?? '');
    return found === undefined ? this : this.edited({ ...this.withComments(found, parent), text: '' });
  }

  /** Adds a name to the end of an exported list. */
  public withElement(exported: string, name: string): Source {
    const list = this.initializer(exported);
    if (list.type !== 'ArrayExpression') throw this.refusal('is not written as a list', exported);
    return this.edited(this.appended(list, name));
  }

  /** Imports a name, after what is imported already. */
  public withImport(name: string, from: string): Source {
    const last = this.tree.program.body.filter(({ type }) => type === 'ImportDeclaration').at(-1);
    const end = last ? rangeOf(last).end : 0;
    const text = `import { ${name} } from '${from}';`;
    return this.edited({ start: end, end, text: last ? `\n${text}` : `${text}\n` });
  }

  /** Gives what is exported another name, and what is said about it. */
  public withName(exported: string, name: string, says: string): Source {
    const { statement, id } = this.declared(exported);
    const comment = (statement.leadingComments ?? [])
      .filter(({ type, value }) => type === 'CommentBlock' && value.startsWith('*'))
      .at(-1);
    const text = `/** ${says} */`;
    const { start } = rangeOf(statement);
    return this.edited(comment ? { ...rangeOf(comment), text } : { start, end: start, text: `${text}\n` }, {
      start: rangeOf(id).start,
      end: rangeOf(id).start + exported.length,
      text: name,
    });
  }

  private get exports(): Export[] {
    return this.tree.program.body.filter((one): one is Export => one.type === 'ExportNamedDeclaration');
  }

  private declared(exported: string) {
    for (const statement of this.exports) {
      if (statement.declaration?.type !== 'VariableDeclaration') continue;
      for (const { id, init } of statement.declaration.declarations) {
        if (id.type === 'Identifier' && id.name === exported) return { statement, id, init };
      }
    }
    throw this.refusal('is not written as "export const"', exported);
  }

  private initializer(exported: string): Expression {
    const { init } = this.declared(exported);
    if (!init) throw this.refusal('has no value', exported);
    return unwrapped(init);
  }

  private object(exported: string, path: readonly string[]): ObjectLiteral {
    let found: Expression | undefined = this.initializer(exported);
    for (const key of path) found = found?.type === 'ObjectExpression' ? fieldOf(found, key) : undefined;
    if (found?.type === 'ObjectExpression') return found;
    throw this.refusal('is not written as an object', [exported, ...path].join('.'));
  }

  private replaced(property: Property, key: string, value: unknown): Edit {
    // `{ name }` is both the field and its value.
    if (property.shorthand) return { ...rangeOf(property), text: `${JSON.stringify(key)}: ${literal(value)}` };
    return { ...rangeOf(property.value), text: literal(value) };
  }

  /** Adds text as the last member, after the comments that are there; with a blank line where the others have them. */
  private appended(parent: ObjectLiteral | ArrayLiteral, text: string): Edit {
    const members = (parent.type === 'ObjectExpression' ? parent.properties : parent.elements).filter(
      (one) => one !== null,
    );
    const { start, end } = rangeOf(parent);
    const [last, former] = [members.at(-1), members.at(-2)].map((one) => one && rangeOf(one));
    const isSpaced = last && former && /\n[^\S\n]*\n/.test(this.text.slice(former.end, last.start));
    const comma = last && this.comma(last.end, end - 1) === undefined ? ',' : '';
    // A line of its own in what is empty makes the formatter give one to each field.
    const line = isSpaced || (last === undefined && !this.text.slice(start, end).includes('\n')) ? '\n' : '';
    return { start: end - 1, end: end - 1, text: `${comma}${line}${text},\n` };
  }

  /** Where the comma stands between two places, beside comments. */
  private comma(start: number, end: number): number | undefined {
    const comments = this.commentsBetween(start, end);
    for (let index = start; index < end; index += 1) {
      const comment = comments.find((one) => one.start === index);
      if (comment !== undefined) index = comment.end - 1;
      else if (this.text[index] === ',') return index;
    }
    return undefined;
  }

  private commentsBetween(start: number, end: number): Range[] {
    return (this.tree.comments ?? []).map(rangeOf).filter((one) => one.start >= start && one.end <= end);
  }

  private withComments(property: Property, parent: ObjectLiteral): Range {
    const { start, end } = rangeOf(property);
    const siblings = parent.properties.map(rangeOf);
    const former = siblings.filter((one) => one.end <= start).at(-1)?.end ?? rangeOf(parent).start + 1;
    const next = siblings.find((one) => one.start >= end)?.start ?? rangeOf(parent).end - 1;
    const line = former + (/\n/.exec(this.text.slice(former))?.index ?? 0);
    const above = this.commentsBetween(Math.max(former, line), start);
    const after = (this.comma(end, next) ?? end - 1) + 1;
    const lineEnd = after + this.text.slice(after).search(/\n|$/);
    const behind = this.commentsBetween(after, Math.min(lineEnd, next)).at(-1);
    const first = above[0]?.start ?? start;
    const indented = this.text.slice(0, first).replace(/\n?[^\S\n]*$/, '').length;
    return { start: indented, end: behind?.end ?? after };
  }

  private edited(...edits: readonly Edit[]): Source {
    // From the end, so that no edit moves the place of another.
    const text = [...edits]
      .sort((one, other) => other.start - one.start)
      .reduce((whole, { start, end, text: part }) => whole.slice(0, start) + part + whole.slice(end), this.text);
    return new Source(this.path, text);
  }

  private refusal(what: string, value?: string): ProgramError {
    const shown = value === undefined ? '' : ` (${value})`;
    return new ProgramError(`${this.path}: ${what}${shown} — write the entry by hand`);
  }
}
