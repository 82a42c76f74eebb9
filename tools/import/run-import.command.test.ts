import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTree } from '../../files/read-tree';
import { crdYaml, exampleSource, writeCopies } from './crd-fixture';
import { crdTextFromUpstream } from './crd-text';
import { kubernetesVersion } from './kubernetes';
import { readCrds } from './read-crds';
import { runImport as importAll } from './run-import';
import type { Source } from './sources';

let directory = '';
let copies = '';
let target = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'run-import-'));
  copies = join(directory, 'copies');
  target = join(directory, 'imports');
  mkdirSync(copies);
  mkdirSync(target);
  writeFileSync(join(target, 'stale.ts'), 'stale');
});
afterEach(() => rmSync(directory, { recursive: true }));

const definition = 'core.v1.Widget';
const widget = {
  group: '',
  kind: 'Widget',
  plural: 'widgets',
  scope: 'Namespaced',
  version: 'v1',
  definition,
} as const;
const kubernetes = { kinds: [widget], definitions: { [definition]: { type: 'object' } } };
const runImport = (args: readonly string[], sources: readonly Source[]) =>
  importAll(args, sources, target, { composites: [], readKubernetes: async () => kubernetes });

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

// A body of undefined leaves the request without an answer.
async function serve(answers: Readonly<Record<string, { status?: number; body?: string }>>): Promise<string> {
  const server = createServer((request, response) => {
    const answer = answers[request.url ?? ''] ?? { status: 404, body: 'not here' };
    if (answer.body !== undefined) response.writeHead(answer.status ?? 200).end(answer.body);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('local copies and upstream files give the same bytes, with all kinds of a group in one file', async () => {
  const kinds = { 'example.org': ['Vault', 'Safe'], 'another.org': ['Vault'] };
  const another = { group: 'another.org' };
  writeCopies(copies, {
    'vaults.example.org': crdYaml({}),
    'safes.example.org': crdYaml({ kind: 'Safe' }),
    'vaults.another.org': crdYaml(another),
  });
  const lines = await runImport(['--from', copies], [exampleSource('unused', kinds)]);
  expect(lines).toEqual(['another.org: 1', 'example.org: 2', 'core: 1', 'total: 4 kinds in 3 groups']);
  const local = readTree(target);

  const base = await serve({
    '/v1.0.0/example.org_vaults.yaml': {
      body: `---\n${crdYaml({ kind: 'Other' })}---\n${crdYaml({ described: true })}`,
    },
    '/v1.0.0/example.org_safes.yaml': { body: crdYaml({ kind: 'Safe', described: true }) },
    '/v1.0.0/another.org_vaults.yaml': { body: crdYaml({ ...another, described: true }) },
  });
  await runImport([], [exampleSource(base, kinds)]);
  expect(readTree(target)).toEqual(local);

  const files = [
    'another.org.ts',
    'core-kinds.json',
    'example.org.ts',
    'kinds.json',
    'schemas/another.org.json',
    'schemas/example.org.json',
    'versions.json',
  ];
  expect(Object.keys(local)).toEqual(files);
  expect(readdirSync(directory).sort()).toEqual(['copies', 'imports']);
  expect(local['example.org.ts']).toMatch(
    /export class Safe extends ApiObject[\s\S]+export class Vault extends ApiObject/,
  );
  expect(local['example.org.ts']).toContain('readonly description: string;');
  const of = (kind: string, group: string, plural: string) => ({
    group,
    kind,
    plural,
    scope: 'Namespaced',
    version: 'v1',
  });
  const safe = of('Safe', 'example.org', 'safes');
  const vault = of('Vault', 'example.org', 'vaults');
  expect(JSON.parse(local['kinds.json'] ?? '')).toEqual([of('Vault', 'another.org', 'vaults'), safe, vault]);
  const text = { type: 'string' };
  const spec = {
    type: 'object',
    required: ['description'],
    properties: { description: text, size: text },
    'x-kubernetes-validations': [{ rule: 'self.size != "0"', message: 'size must not be 0' }],
  };
  const schema = { type: 'object', properties: { spec, status: { type: 'object' } } };
  expect(JSON.parse(local['schemas/example.org.json'] ?? '')).toEqual([
    { ...safe, schema },
    { ...vault, schema },
  ]);
  expect(JSON.parse(local['core-kinds.json'] ?? '')).toEqual(kubernetes);
  expect(JSON.parse(local['versions.json'] ?? '')).toEqual({ example: 'v1.0.0', kubernetes: kubernetesVersion() });
});

test('all bad files are reported at once and the target stays as it was', async () => {
  writeCopies(copies, {
    'vaults.example.org': crdYaml({}),
    'safes.example.org': 'a: [1',
    'boxs.example.org': 'kind: ConfigMap',
    'bags.example.org': crdYaml({ kind: 'Box' }),
    'jars.example.org': crdYaml({ kind: 'Jar', versions: [] }),
    'tins.example.org': crdYaml({ kind: 'Tin', versions: [{ name: 'v1', served: true, storage: true }] }),
  });
  const source = exampleSource('unused', { 'example.org': ['Vault', 'Safe', 'Box', 'Bag', 'Jar', 'Tin', 'Can'] });
  await expect(runImport(['--from', copies], [source])).rejects.toMatchObject({
    problems: [
      expect.stringMatching(/^example safes.example.org: malformed YAML \(.+\) — /),
      expect.stringMatching(/^example boxs.example.org: not a CustomResourceDefinition \(.+\) — /),
      expect.stringMatching(/^example bags.example.org: not the CRD that was asked for \(boxs.example.org\) — /),
      expect.stringMatching(/^example jars.example.org: no served version \(none declared\) — /),
      expect.stringMatching(/^example tins.example.org: no schema \(v1\) — /),
      expect.stringMatching(/^example cans.example.org: file not readable \(ENOENT.+\) — /),
    ],
  });
  expect(readTree(target)).toEqual({ 'stale.ts': 'stale' });
  expect(readdirSync(directory).sort()).toEqual(['copies', 'imports']);
});

test('every download that fails is one line with its URL', async () => {
  const gone = await serve({});
  await new Promise((resolve) => servers.pop()?.close(resolve));
  const base = await serve({
    '/v1.0.0/a.org_vaults.yaml': { body: crdYaml({ group: 'a.org' }) },
    '/v1.0.0/a.org_safes.yaml': { status: 500, body: crdYaml({ group: 'a.org', kind: 'Safe' }) },
    '/v1.0.0/a.org_jars.yaml': { body: '<html>' },
    '/v1.0.0/c.org_tins.yaml': {},
  });
  const sources = [
    exampleSource(base, { 'a.org': ['Vault', 'Box', 'Safe', 'Jar'] }),
    exampleSource(gone, { 'b.org': ['Vault'] }),
  ];
  await expect(readCrds(sources, crdTextFromUpstream(60_000))).rejects.toMatchObject({
    problems: [
      `example boxs.a.org: upstream answered 404 (${base}/v1.0.0/a.org_boxs.yaml) — correct version or kind in tools/import/sources.ts`,
      expect.stringContaining(`example safes.a.org: upstream answered 500 (${base}/v1.0.0/a.org_safes.yaml) — `),
      expect.stringContaining('example jars.a.org: not a CustomResourceDefinition ('),
      expect.stringMatching(/^example vaults.b.org: download failed, .*ECONNREFUSED.* \(http.+b.org_vaults.yaml\) — /),
    ],
  });
  const silent = exampleSource(base, { 'c.org': ['Tin'] });
  await expect(readCrds([silent], crdTextFromUpstream(50))).rejects.toMatchObject({
    problems: [expect.stringMatching(/^example tins.c.org: download failed, .*timeout \(http.+c.org_tins.yaml\) — /)],
  });
});

test.each([
  ['an unknown option', ['--form', 'x'], ['unknown argument (--form)', 'unknown argument (x)']],
  ['a bare directory', ['x'], ['unknown argument (x)']],
  ['no directory', ['--from'], ['no such directory (none named)']],
  ['a directory that is missing', ['--from', 'nowhere/at/all'], ['no such directory (nowhere/at/all)']],
  ['two directories', ['--from', '.', '--from=..'], ['given more than once (., ..)']],
])('%s on the command line is refused', async (_name, args, problems) => {
  const expected = problems.map((problem) => expect.stringContaining(problem));
  await expect(runImport(args, [])).rejects.toMatchObject({ problems: expected });
  expect(readTree(target)).toEqual({ 'stale.ts': 'stale' });
});
