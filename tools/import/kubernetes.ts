import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsedObject } from '../../objects/json';
import { ProgramError } from '../processes/program-error';
import { goVersion } from '../programs/go-version';
import { moduleFolder } from '../programs/module-folder';
import { pinnedVersion } from '../programs/pinned-version';
import { type CoreKind, coreKind, type Definitions, type OpenApi } from './core-kinds';
import { comparePriority } from './parse-crd';
import { ImportError } from './problems';

const goMod = join(__dirname, '../../e2e/programs/kubernetes');
const goModule = 'k8s.io/kubernetes';

/** The version of Kubernetes that the end-to-end loop runs, and whose kinds are imported. */
export function kubernetesVersion(): string {
  return pinnedVersion(goMod, goModule);
}

/** Kinds that are built into Kubernetes, sorted by group and kind, with every definition that they are made of. */
export interface Kubernetes {
  readonly kinds: readonly CoreKind[];
  readonly definitions: Definitions;
}

/** Reads kinds, plurals by group, from the OpenAPI in Kubernetes' source; throws ImportError. */
export async function readKubernetes(wanted: Readonly<Record<string, readonly string[]>>): Promise<Kubernetes> {
  const folder = join(await sourceFolder(), 'api/openapi-spec/v3');
  const found = Object.entries(wanted).flatMap(([group, plurals]) => {
    const documents = documentsOf(group, folder);
    return plurals.map((plural) => coreKind(plural, documents));
  });
  const definitions = Object.entries<Definitions[string]>(Object.assign({}, ...found.map((one) => one.definitions)));
  return {
    kinds: found.map(({ kind }) => kind).sort((a, b) => compare(`${a.group}/${a.kind}`, `${b.group}/${b.kind}`)),
    definitions: Object.fromEntries(definitions.sort(([a], [b]) => compare(a, b))),
  };
}

const compare = (a: string, b: string) => (a < b ? -1 : 1);

async function sourceFolder(): Promise<string> {
  try {
    await goVersion();
    return await moduleFolder(goMod, goModule);
  } catch (error) {
    if (!(error instanceof ProgramError)) throw error;
    throw new ImportError([`kubernetes: OpenAPI not read from its Go module: ${error.message}`]);
  }
}

function documentsOf(group: string, folder: string): OpenApi[] {
  const [before, after] = [group === '' ? 'api__' : `apis__${group}__`, '_openapi.json'];
  return readdirSync(folder)
    .filter((file) => file.startsWith(before) && file.endsWith(after))
    .map((file) => file.slice(before.length, -after.length))
    .sort(comparePriority)
    .map((version) => {
      const document = parsedObject(readFileSync(join(folder, `${before}${version}${after}`), 'utf8'));
      return { group, version, document: document ?? {} };
    });
}
