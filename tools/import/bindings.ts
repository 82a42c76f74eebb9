import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Crd } from './parse-crd';
import { ImportError } from './problems';
import { reasonOf } from './reason-of';

const cdk8s = join(__dirname, '../../node_modules/.bin/cdk8s');
const cdk8sTimeoutMs = 120_000;

// JSON is YAML too, is faster to write, and leaves no quoting to chance.
function toManifest({ group, kind, plural, scope, version, schema }: Crd): string {
  return `---\n${JSON.stringify({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      names: { kind, plural },
      scope,
      versions: [{ name: version, served: true, storage: true, schema: { openAPIV3Schema: schema } }],
    },
  })}\n`;
}

/** Kinds whose class would hide the JavaScript global that its own generated code uses (cdk8s#1291). */
const hidingKinds = ['Object', 'Record'];

/** Prefix of a group's classes: none, or its first label where one of its kinds hides a global. */
function classPrefix(crds: readonly Crd[]): string {
  const hiding = crds.find(({ kind }) => hidingKinds.includes(kind));
  const label = hiding?.group.split('.')[0] ?? '';
  return label.charAt(0).toUpperCase() + label.slice(1);
}

// Synchronous, so that an interrupted import never leaves cdk8s writing into a folder that is being removed.
function runCdk8s(scratch: string, output: string, prefix: string): void {
  const options = ['--language', 'typescript', '--output', output, '--class-prefix', prefix];
  const { status, error, stderr } = spawnSync(cdk8s, ['import', ...options], {
    cwd: scratch,
    encoding: 'utf8',
    // Without this cdk8s asks the package registry for its latest version first, and hangs where there is none.
    env: { ...process.env, CDK8S_CHECK_UPGRADE: 'false' },
    timeout: cdk8sTimeoutMs,
  });
  if (status === 0) return;
  // Standard error has a stack trace, in which only the line with the message is for people.
  const message = (stderr ?? '').split('\n').find((line) => line.includes('Error: '));
  const reason = error ? reasonOf(error) : (message ?? `exit status ${status}`);
  throw new ImportError([`cdk8s import: failed (${reason}) — run npm ci, then look for a CRD it cannot read`]);
}

/** Throws ImportError unless `folder` has a class for every kind in the file of its group. */
export function checkBindings(crds: readonly Crd[], folder: string): void {
  const problems = crds.flatMap(({ group, kind, version }) => {
    const file = `${group}.ts`;
    const path = join(folder, file);
    const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
    const gvk = `apiVersion: '${group}/${version}',\n    kind: '${kind}',`;
    if (text.includes(gvk)) return [];
    return [`${file}: no class for a kind (${kind} ${version}) — cdk8s import left it out, check its CRD`];
  });
  if (problems.length > 0) throw new ImportError(problems);
}

/** Writes `<group>.ts` with the cdk8s classes of every group into `folder`; `scratch` is left full of its inputs. */
export function writeBindings(crds: readonly Crd[], folder: string, scratch: string): void {
  // One file per group: cdk8s overwrites <group>.ts when two of its imports hold the same group.
  const byPrefix = new Map<string, string[]>();
  mkdirSync(scratch, { recursive: true });
  for (const group of new Set(crds.map((crd) => crd.group))) {
    const ofGroup = crds.filter((crd) => crd.group === group);
    writeFileSync(join(scratch, `${group}.yaml`), ofGroup.map(toManifest).join(''));
    const prefix = classPrefix(ofGroup);
    byPrefix.set(prefix, [...(byPrefix.get(prefix) ?? []), `${group}.yaml`]);
  }
  // The prefix is an option of the command, so each prefix takes a command of its own.
  for (const [prefix, imports] of byPrefix) {
    writeFileSync(join(scratch, 'cdk8s.yaml'), stringify({ language: 'typescript', app: 'none', imports }));
    runCdk8s(scratch, folder, prefix);
  }
  checkBindings(crds, folder);
}
