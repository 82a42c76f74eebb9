import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pinnedVersion } from './pinned-version';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'module-'));
  const lines = ['require example.org/one v1.2.3', 'require (', '\texample.org/two v0.4.0 // indirect', ')'];
  const replaced = ['replace (', '\texample.org/three => example.org/four v1.0.0', ')'];
  writeFileSync(join(folder, 'go.mod'), [...lines, ...replaced].join('\n'));
});

afterEach(() => rmSync(folder, { recursive: true }));

test('the version of a module is read from a line and from a block of requirements', () => {
  expect(pinnedVersion(folder, 'example.org/one')).toBe('v1.2.3');
  expect(pinnedVersion(folder, 'example.org/two')).toBe('v0.4.0');
});

test('a module that go.mod only replaces is not required', () => {
  expect(() => pinnedVersion(folder, 'example.org/three')).toThrow(
    `${folder}/go.mod: requires no such module (example.org/three) — run go get example.org/three there`,
  );
});
