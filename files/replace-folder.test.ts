import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replaceFolder } from './replace-folder';

let directory = '';
let target = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'replace-folder-'));
  target = join(directory, 'imports');
  mkdirSync(target);
  writeFileSync(join(target, 'old.ts'), 'old');
});
afterEach(() => rmSync(directory, { recursive: true }));

test('the folder holds what was filled in and nothing else', () => {
  replaceFolder(target, (folder) => writeFileSync(join(folder, 'new.ts'), 'new'));
  expect(readdirSync(target)).toEqual(['new.ts']);
  expect(readdirSync(directory)).toEqual(['imports']);
});

test('a folder that is not there yet is made', () => {
  rmSync(target, { recursive: true });
  replaceFolder(target, (folder) => writeFileSync(join(folder, 'new.ts'), 'new'));
  expect(readdirSync(target)).toEqual(['new.ts']);
});

test('a link that leads nowhere is replaced', () => {
  rmSync(target, { recursive: true });
  symlinkSync('nowhere', target);
  replaceFolder(target, (folder) => writeFileSync(join(folder, 'new.ts'), 'new'));
  expect(readdirSync(target)).toEqual(['new.ts']);
  expect(readdirSync(directory)).toEqual(['imports']);
});

test('a failure half way leaves the folder as it was and no temporary folder behind', () => {
  const fill = (folder: string, scratch: string) => {
    mkdirSync(scratch);
    writeFileSync(join(folder, 'old.ts'), 'half');
    throw new Error('disk full');
  };
  expect(() => replaceFolder(target, fill)).toThrow('disk full');
  expect(readFileSync(join(target, 'old.ts'), 'utf8')).toBe('old');
  expect(readdirSync(directory)).toEqual(['imports']);
});

test('a failure of the last rename brings the folder back', () => {
  const fill = (folder: string) => rmSync(folder, { recursive: true });
  expect(() => replaceFolder(target, fill)).toThrow('ENOENT');
  expect(readFileSync(join(target, 'old.ts'), 'utf8')).toBe('old');
  expect(readdirSync(directory)).toEqual(['imports']);
});
