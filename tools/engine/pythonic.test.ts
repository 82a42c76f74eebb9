import { readFileSync } from 'node:fs';
import { join } from 'node:path';

test('every package is pinned with the hashes of its files', () => {
  const packages = readFileSync(join(__dirname, 'requirements.txt'), 'utf8').split(/^(?=\S)/m);
  expect(packages.length).toBeGreaterThan(1);
  expect(packages.filter((one) => !/^[\w.-]+==\S+ /.test(one) || !one.includes('--hash=sha256:'))).toEqual([]);
});
