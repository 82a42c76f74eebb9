import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { withKustomization } from './kustomization';

const argocd = { repository: 'https://example.com/cd.git', revision: 'v1.2.3', path: 'manifests', patches: ['a: 1'] };
const read = (folder: string) => parse(readFileSync(join(folder, 'kustomization.yaml'), 'utf8'));

test('the kustomization is upstream’s at the pinned version, with our patches', async () => {
  const written = await withKustomization(argocd, undefined, async (folder) => read(folder));
  expect(written).toEqual({
    resources: ['https://example.com/cd.git//manifests?ref=v1.2.3'],
    patches: [{ patch: 'a: 1' }],
  });
});

test('a folder of manifests replaces upstream’s', async () => {
  const [named, found] = await withKustomization(argocd, __dirname, async (folder) => {
    const [resource] = read(folder).resources;
    return [resource, existsSync(join(folder, resource, 'kustomization.test.ts'))];
  });
  expect(named).toMatch(/^\.\.\//);
  expect(found).toBe(true);
});

test('nothing is left behind, even where applying fails', async () => {
  let used = '';
  const failing = withKustomization(argocd, undefined, async (folder) => {
    used = folder;
    throw new Error('refused');
  });
  await expect(failing).rejects.toThrow('refused');
  expect(used).not.toBe('');
  expect(existsSync(used)).toBe(false);
});
