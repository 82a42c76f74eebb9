import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { CompositionsChart } from '../../charts/platform/composites/compositions';
import { compositeKind } from '../../checks/schemas/composite-kinds';
import { platform } from '../../config/platform';
import type { JsonObject } from '../../objects/json';
import { writeBindings } from './bindings';
import type { Crd } from './parse-crd';
import { ImportError } from './problems';

/** The kinds of the platform's own composite resources, from the XRDs that the charts render. */
export function compositeCrds(): Crd[] {
  const rendered: JsonObject[] = new CompositionsChart(new App(), 'compositions', platform).toJson();
  return rendered
    .filter(({ kind }) => kind === 'CompositeResourceDefinition')
    .map(compositeKind)
    .map((kind) => ({ ...kind, scope: kind.scope === 'Cluster' ? 'Cluster' : 'Namespaced' }));
}

/** The first line of their bindings, which changes with everything that they are made from, but not with the API group. */
export function compositesHeader(crds: readonly Crd[]): string {
  const made = crds.map(({ group: _, ...crd }) => crd);
  return `// Made from the platform's XRDs, ${createHash('sha256').update(JSON.stringify(made)).digest('hex').slice(0, 16)}.`;
}

/**
 * Writes `composites.ts`: the bindings of the platform's own kinds, in the API group that the configuration names at the
 * time. Throws ImportError where cdk8s wrote another group than expected.
 */
export function writeComposites(crds: readonly Crd[], folder: string, scratch: string): void {
  const output = join(scratch, 'composites');
  mkdirSync(output, { recursive: true });
  writeBindings(crds, output, join(scratch, 'composites-input'));
  const [group = ''] = crds.map((crd) => crd.group);
  const generated = readFileSync(join(output, `${group}.ts`), 'utf8');
  const bound = generated
    .replaceAll(`'${group}/`, `\`\${platform.apiGroup}/`)
    .replace(/(apiVersion: `[^`']*)'/g, '$1`')
    .replace(/^(import \{ ApiObject)/m, "import { platform } from '../config/platform';\n$1");
  if (bound.includes(group)) {
    throw new ImportError([`composites.ts: still names the API group (${group}) — see what cdk8s writes it into`]);
  }
  writeFileSync(join(folder, 'composites.ts'), `${compositesHeader(crds)}\n${bound}`);
}
