import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTree } from './read-tree';
import { replaceFiles } from './replace-files';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'replace-files-'));
  writeFileSync(join(folder, 'old.ts'), 'old');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('files are written beside what is there, in folders too', () => {
  replaceFiles(folder, { 'old.ts': 'changed', 'below/new.ts': 'new' });
  expect(readTree(folder)).toEqual({ 'old.ts': 'changed', 'below/new.ts': 'new' });
});

test('a file that cannot be written leaves all of them as they were, and no temporary one behind', () => {
  mkdirSync(join(folder, 'taken'));
  writeFileSync(join(folder, 'taken', 'file'), 'kept');
  expect(() => replaceFiles(folder, { 'new.ts': 'new', 'old.ts': 'changed', taken: 'a folder is no file' })).toThrow();
  expect(readTree(folder)).toEqual({ 'old.ts': 'old', 'taken/file': 'kept' });
});
