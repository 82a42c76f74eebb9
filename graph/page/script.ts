import { transformSync } from '@swc/core';

/** A script without its types, as browsers read it. */
export function scriptOf(source: string): string {
  return transformSync(source, { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }).code;
}
