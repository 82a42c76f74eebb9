import { transformSync } from 'esbuild';

/** A script without its types, as browsers read it. */
export function scriptOf(source: string): string {
  return transformSync(source, { loader: 'ts', target: 'es2022' }).code;
}
