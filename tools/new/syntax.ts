import type { parse } from '@babel/parser';

/** What Babel reads in a file. */
export type Tree = ReturnType<typeof parse>;
type Statement = Tree['program']['body'][number];
/** Something that has a value. */
export type Expression = Extract<Statement, { type: 'ExpressionStatement' }>['expression'];
/** `{ … }` */
export type ObjectLiteral = Extract<Expression, { type: 'ObjectExpression' }>;
/** `[ … ]` */
export type ArrayLiteral = Extract<Expression, { type: 'ArrayExpression' }>;
/** One field of an object, which is neither a method nor spread. */
export type Property = Extract<ObjectLiteral['properties'][number], { type: 'ObjectProperty' }>;
/** `export …` with names. */
export type Export = Extract<Statement, { type: 'ExportNamedDeclaration' }>;

/** A part of a text: from one index up to another. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where a node stands in its text. */
export function rangeOf(node: { readonly start?: number | null; readonly end?: number | null }): Range {
  return { start: node.start ?? 0, end: node.end ?? 0 };
}

/** The name of an identifier or the text of a string, if it is one of these. */
export function nameOf(node: { readonly type: string }): string[] {
  if ('name' in node && typeof node.name === 'string') return [node.name];
  return 'value' in node && typeof node.value === 'string' ? [node.value] : [];
}

/** The expression of which a type is only said, as in `{} satisfies T`. */
export function unwrapped(expression: Expression): Expression {
  const { type } = expression;
  return type === 'TSAsExpression' || type === 'TSSatisfiesExpression' ? unwrapped(expression.expression) : expression;
}

/** The field of this name; of several, the one that counts. */
export function propertyOf({ properties }: ObjectLiteral, key: string): Property | undefined {
  return properties
    .filter((one): one is Property => one.type === 'ObjectProperty' && !one.computed && nameOf(one.key)[0] === key)
    .at(-1);
}

/** The value of a field. */
export function fieldOf(object: ObjectLiteral, key: string): Expression | undefined {
  const value = propertyOf(object, key)?.value;
  // Patterns stand only where something is assigned to.
  return value === undefined || value.type.endsWith('Pattern') ? undefined : unwrapped(value as Expression);
}
