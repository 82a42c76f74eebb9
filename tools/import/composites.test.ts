import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { platform } from '../../config/platform';
import { compositeCrds, compositesHeader } from './composites';

const text = readFileSync(join(__dirname, '../../imports/composites.ts'), 'utf8');

test('the bindings of the platform’s own kinds are made from the XRDs as they are; else run npm run import', () => {
  expect(text.split('\n')[0]).toBe(compositesHeader(compositeCrds()));
});

test('the bindings take the API group from the configuration', () => {
  expect(text).toMatch(/`\$\{platform\.apiGroup\}\/v1alpha1`/);
  expect(text).not.toContain(platform.apiGroup);
});

test('another API group does not make the bindings stale', () => {
  const crds = compositeCrds();
  expect(compositesHeader(crds.map((crd) => ({ ...crd, group: 'another.org' })))).toBe(compositesHeader(crds));
  expect(compositesHeader(crds.slice(1))).not.toBe(compositesHeader(crds));
});
