import { unknownDigest } from '../../config/model/digest';
import { examplePlatform } from '../../config/model/example';
import { type PublishedImage, publishedImages } from './mirrored-image';
import type { Look, Looked } from './registries';
import { resolve } from './resolve';

const digest = `sha256:${'1a'.repeat(32)}`;
const other = `sha256:${'2b'.repeat(32)}`;
const published = (name: string, known?: string): PublishedImage => {
  const at = (field: string) => `config/platform.ts controllers.${name}.${field}`;
  const written = { digest: at('digest'), release: at('image') };
  return { name, written, repository: `registry.example.org/${name}`, release: 'v1.2.3', digest: known };
};

/** Registries in which each image has the digest given by its name, and no other image is there. */
const registries = (digests: Readonly<Record<string, string>>) => ({
  look: (images: readonly Look[]) =>
    Promise.resolve(
      images.map(({ name }): Looked => {
        return { digest: digests[name] ?? '', missing: false, error: '', unsigned: '', targets: [] };
      }),
    ),
  copy: () => Promise.reject(new Error('nothing is to be copied')),
});

const entry = (name: string, rest: string) => `    ${name}: { chart: '1.0.0', image: 'v1.2.3'${rest} },\n`;

test('a digest that is left out, or unknown, is written after its image; another stays', async () => {
  const images = [published('a-b'), published('c'), published('d', other)];
  const before = `${entry("'a-b'", '')}${entry('c', `,\n      digest: '${unknownDigest}'`)}${entry('d', `, digest: '${other}'`)}`;
  const { text, lines, problems } = await resolve(images, before, registries({ 'a-b': digest, c: other, d: other }));
  expect(problems).toEqual([]);
  expect(text).toBe(
    `${entry("'a-b'", `, digest: '${digest}'`)}${entry('c', `, digest: '${other}'`)}${entry('d', `, digest: '${other}'`)}`,
  );
  expect(lines).toEqual([`registry.example.org/a-b:v1.2.3 is ${digest}`, `registry.example.org/c:v1.2.3 is ${other}`]);
});

test('the digest of the proxy is written into its entry, which has another name than the image', async () => {
  const unknown = { ...examplePlatform, egressProxy: { image: '6.10', digest: unknownDigest } };
  const images = publishedImages(unknown).filter(({ name }) => name === 'egress-proxy');
  const before = `  egressProxy: {\n    image: '6.10',\n    digest: '${unknownDigest}',\n  },\n`;
  const { text, problems } = await resolve(images, before, registries({ 'egress-proxy': digest }));
  expect(problems).toEqual([]);
  expect(text).toBe(`  egressProxy: {\n    image: '6.10', digest: '${digest}',\n  },\n`);
});

test.each<[string, PublishedImage, string, RegExp]>([
  [
    'another digest is written down',
    published('a', other),
    entry('a', `, digest: '${other}'`),
    /digest: is not that of/,
  ],
  ['there is no such release', published('b'), entry('b', ''), /image: is no release in registry.example.org\/b/],
  [
    'the entry is not to be found',
    published('a'),
    entry('c', ''),
    /controllers\.a\.image: cannot be edited .* by hand$/,
  ],
])('nothing is written where %s', async (_, image, before, line) => {
  const { text, problems } = await resolve([image], before, registries({ a: digest }));
  expect(text).toBe(before);
  expect(problems).toEqual([expect.stringMatching(line)]);
});

test('where the digest is part of what names the image, it is written wherever that image is', async () => {
  const reference = (one: string) => `'registry.example.org/a:v1.2.3@${one}'`;
  const before = `${reference(unknownDigest)}, ${reference(unknownDigest)}, ${reference(other)}`;
  const { text, problems } = await resolve([published('a'), published('a')], before, registries({ a: digest }));
  expect(problems).toEqual([]);
  expect(text).toBe(`${reference(digest)}, ${reference(digest)}, ${reference(other)}`);
});
