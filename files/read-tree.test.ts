import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTree } from './read-tree';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-tree-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('every file is there, at any depth, and every link with where it leads, if only to nothing', () => {
  mkdirSync(join(folder, 'b', 'empty'), { recursive: true });
  writeFileSync(join(folder, 'b', 'file.yaml'), 'text');
  symlinkSync('b/file.yaml', join(folder, 'a.yaml'));
  symlinkSync('nowhere', join(folder, 'c.yaml'));
  symlinkSync('.', join(folder, 'd'));
  const tree = { 'a.yaml': 'b/file.yaml', 'b/file.yaml': 'text', 'c.yaml': 'nowhere', d: '.' };
  expect(Object.entries(readTree(folder))).toEqual(Object.entries(tree));
});

test('where there is no folder, or a file in its place, nothing is', () => {
  writeFileSync(join(folder, 'file'), 'text');
  expect(readTree(join(folder, 'file'))).toEqual({});
  expect(readTree(join(folder, 'nowhere'))).toEqual({});
});
