import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withControllers } from '../charts/controllers/with-controllers';
import { write } from '../charts/write';
import { environments } from '../config/environments';
import { platform } from '../config/platform';
import { loadEnvironments } from '../config/rules/load';
import { services } from '../config/services';
import { readTree } from '../files/read-tree';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'synth-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the configuration of this repository is valid', () => {
  expect(() => loadEnvironments(environments, services, withControllers(platform))).not.toThrow();
});

test('a failing write leaves the folder as it was', () => {
  const dist = join(folder, 'dist');
  mkdirSync(dist);
  writeFileSync(join(dist, 'old.yaml'), 'old');
  expect(() => write({ 'new.yaml': 'new', 'new.yaml/below': 'a file is no folder' }, dist)).toThrow();
  expect(readTree(dist)).toEqual({ 'old.yaml': 'old' });
});
