import { mirror } from './mirror';
import type { MirroredImage } from './mirrored-image';
import type { Copy, Found, Looked } from './registries';

const digest = `sha256:${'1a'.repeat(32)}`;
const other = `sha256:${'2b'.repeat(32)}`;
const signer = { identity: 'releases@example.org', issuer: 'https://issuer.example.org' };
const image: MirroredImage = {
  name: 'metrics',
  written: {
    digest: 'config/platform.ts controllers.metrics.digest',
    release: 'config/platform.ts controllers.metrics.image',
  },
  repository: 'registry.example.org/metrics',
  release: 'v1.2.3',
  digest,
  signer,
  targets: [
    { environment: 'dev', repository: 'dev.example.org/metrics' },
    { environment: 'prod', repository: 'prod.example.org/metrics' },
  ],
};
const there: Found = { digest, missing: false, error: '' };
const missing: Found = { digest: '', missing: false, error: '' };
const looked: Looked = { ...there, unsigned: '', targets: [there, missing] };

async function run(seen: readonly Looked[], { dryRun = false, images = seen.map(() => image) } = {}) {
  const copies: Copy[] = [];
  const lines: string[] = [];
  const registries = {
    look: () => Promise.resolve(seen),
    copy: (copy: Copy) => {
      copies.push(copy);
      return Promise.resolve();
    },
  };
  const problems = await mirror(images, { registries, dryRun, print: (line) => lines.push(line) });
  return { problems, copies, lines };
}

test('what is missing is copied by its digest, and nothing else', async () => {
  const { problems, copies, lines } = await run([looked]);
  expect(problems).toEqual([]);
  expect(copies).toEqual([{ from: image.repository, digest, to: 'prod.example.org/metrics:v1.2.3' }]);
  expect(lines).toEqual([
    'registry.example.org/metrics:v1.2.3, signed by releases@example.org',
    '  dev   is there  dev.example.org/metrics',
    '  prod  is missing  prod.example.org/metrics',
    '1/1 copied prod.example.org/metrics:v1.2.3',
  ]);
});

test('a dry run says how much is missing, and copies nothing', async () => {
  const { copies, lines } = await run([{ ...looked, targets: [missing, missing] }], { dryRun: true });
  expect(copies).toEqual([]);
  expect(lines.at(-1)).toBe('2 images to copy');
});

test('where nothing is missing, that is said', async () => {
  const { problems, copies, lines } = await run([{ ...looked, targets: [there, there] }]);
  expect({ problems, copies, last: lines.at(-1) }).toEqual({ problems: [], copies: [], last: 'Nothing is missing' });
});

test('a signature that nobody could look at is not called one', async () => {
  const { lines } = await run([{ ...looked, digest: '', error: 'refused' }]);
  expect(lines[0]).toBe('registry.example.org/metrics:v1.2.3');
});

const field = 'config/platform.ts controllers.metrics';

test.each<[string, Partial<Looked>, string]>([
  [
    'cannot be read',
    { error: 'refused' },
    'registry.example.org/metrics:v1.2.3: cannot be read (refused) — check the network, then run this again',
  ],
  [
    'is not there',
    missing,
    `${field}.image: is no release in registry.example.org/metrics (v1.2.3) — write one that is`,
  ],
  [
    'has moved',
    { digest: other },
    `${field}.digest: is not that of registry.example.org/metrics:v1.2.3, ${other} (${digest}) — leave the digest out if the release is new here, and run "npm run mirror -- --resolve"; otherwise find out who moved the tag`,
  ],
  [
    'is not signed',
    { unsigned: 'there is none that counts\nanother image is signed' },
    `registry.example.org/metrics@${digest}: has no signature of releases@example.org (there is none that counts; another image is signed) — do not deploy it`,
  ],
  [
    'goes where nobody is let in',
    { targets: [there, { ...missing, error: '401' }] },
    'prod.example.org: cannot be read (401) — log in to the account of prod',
  ],
  [
    'goes where there is no repository',
    { targets: [there, { ...missing, missing: true }] },
    'prod.example.org/metrics: there is no such repository (prod) — wait until the unit registry is synced',
  ],
  [
    'goes where another has its tag',
    { targets: [there, { ...there, digest: other }] },
    `prod.example.org/metrics:v1.2.3: is another image than ${digest} (${other}) — find out who pushed it, and delete it there`,
  ],
  [
    'was not looked at everywhere',
    { targets: [there] },
    'prod.example.org: cannot be read (nothing was heard of it) — log in to the account of prod',
  ],
])('an image that %s is refused, and no other is copied', async (_, change, line) => {
  const { problems, copies } = await run([looked, { ...looked, ...change }]);
  expect(problems).toEqual([line]);
  expect(copies).toEqual([]);
});

test('an image that nobody has looked up is refused', async () => {
  const { problems, copies } = await run([looked], { images: [{ ...image, digest: undefined }] });
  expect(problems).toEqual([
    `${field}.digest: nobody has looked it up yet (v1.2.3) — run "npm run mirror -- --resolve"`,
  ]);
  expect(copies).toEqual([]);
});
