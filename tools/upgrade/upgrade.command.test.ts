import { rmSync } from 'node:fs';
import type { Files } from '../../charts/write';
import { kubernetesVersions } from '../../config/model/aws/kubernetes-versions';
import { textsOf } from '../new/configuration-files';
import { exampleTexts, repositoryOf } from '../new/fixture';
import { write } from '../new/run';
import { upgrade } from './upgrade';

const roots: string[] = [];
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true });
});

/** What the command prints on a day, or why it refuses, and how files and `dist/` then are. */
async function run(args: readonly string[], version = '1.35') {
  const as = (text: string) => text.replace("kubernetesVersion: '1.35'", `kubernetesVersion: '${version}'`);
  const texts = Object.fromEntries(Object.entries(exampleTexts).map(([path, text]) => [path, as(text)]));
  const root = repositoryOf(texts);
  roots.push(root);
  const said: string[] = [];
  let rendered: Files = {};
  const planned = (files: Files) => {
    rendered = files;
    return 'the plan';
  };
  try {
    const world = { root, print: (text: string) => said.push(text), planned };
    await write(upgrade('2026-11-28'), 'npm run upgrade', args, world);
  } catch (error) {
    said.push(error instanceof Error ? error.message : String(error));
  }
  const changed = Object.entries(textsOf(root)).flatMap(([path, text]) =>
    text === texts[path] ? [] : [[path, text] as const],
  );
  return { said: said.join('\n'), changed, rendered, texts };
}

const to = (environment: string, version: string) => ['--environment', environment, '--kubernetes', version];

test('an upgrade changes one line, shows the plan, and says what a person does', async () => {
  const { changed, rendered, said, texts } = await run(to('prod', '1.36'));
  expect(changed).toEqual([
    ['config/prod.ts', texts['config/prod.ts']?.replace("kubernetesVersion: '1.35'", "kubernetesVersion: '1.36'")],
  ]);
  const cluster = rendered['prod/management/cluster/cluster.yaml'];
  expect(cluster).toContain('version: "1.36"');
  expect(cluster).toContain(`addonVersion: ${kubernetesVersions['1.36']?.coreDnsAddon}`);
  expect(said).toMatch(/^the plan/);
  for (const step of [
    /EKS refuses/,
    /promote prod/,
    /sync the Applications of prod/,
    /goes back/,
    /restart the pods/,
  ]) {
    expect(said).toMatch(step);
  }
});

test('nobody promotes or syncs what follows the branch by itself', async () => {
  const { said } = await run(to('dev', '1.36'));
  expect(said).toContain('eksclusters');
  expect(said).not.toMatch(/promote|sync the Applications/);
});

test('within seven days of an upgrade a cluster goes back to the version before', async () => {
  const { changed, said } = await run([...to('prod', '1.35'), '--upgraded-on', '2026-11-21'], '1.36');
  expect(changed.map(([path]) => path)).toEqual(['config/prod.ts']);
  expect(said).toContain('whose kubelets are newer than 1.35');
});

test.each<[string, string[], string, string]>([
  ['to the version that it has', to('dev', '1.35'), '1.35', 'is that version already ("1.35")'],
  ['to an unknown version', to('dev', '1.99'), '1.35', 'is not a version in standard support ("1.99")'],
  ['of an unknown environment', to('development', '1.36'), '1.35', '--environment: is no environment'],
  ['back without its day', to('dev', '1.35'), '1.36', '--upgraded-on: is missing'],
  [
    'back after eight days',
    [...to('dev', '1.35'), '--upgraded-on', '2026-11-20'],
    '1.36',
    'is more than the 7 days ago in which EKS goes back ("2026-11-20")',
  ],
  ['back before its upgrade', [...to('dev', '1.35'), '--upgraded-on', '2026-11-29'], '1.36', 'is yet to come'],
  ['back on no day', [...to('dev', '1.35'), '--upgraded-on', 'Friday'], '1.36', 'is no day ("Friday")'],
  ['up with a day', [...to('dev', '1.36'), '--upgraded-on', '2026-11-28'], '1.35', 'is for the way back only'],
])('a step %s is refused, and nothing is written', async (_what, args, version, message) => {
  const { changed, said } = await run(args, version);
  expect(said).toContain(message);
  expect(changed).toEqual([]);
});

test.each([
  ['1.34', '1.36', 'is 2 minor versions above 1.34 ("1.36") — go to 1.35 first'],
  ['1.37', '1.35', 'is 2 minor versions below 1.37, and EKS goes back one ("1.35")'],
])('from %s to %s is more than one step', async (from, version, message) => {
  expect((await run(to('dev', version), from)).said).toContain(message);
});
