import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programPath } from './program-path';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'module-'));
  for (const file of ['go.mod', 'go.sum', 'notes.txt']) writeFileSync(join(folder, file), 'as it was');
  mkdirSync(join(folder, 'program'));
  writeFileSync(join(folder, 'program/main.go'), 'as it was');
});

afterEach(() => rmSync(folder, { recursive: true }));

const path = (variables = { version: '1' }, go = 'go1.26.8') =>
  programPath('program', { module: folder, package: '.', variables }, go);

test.each(['go.mod', 'go.sum', 'program/main.go'])('a changed %s gives the program another path', (file) => {
  const before = path();
  writeFileSync(join(folder, file), 'changed');
  expect(path()).not.toBe(before);
});

test('a changed file of another module, to which a link leads, gives the program another path', () => {
  const other = mkdtempSync(join(tmpdir(), 'module-'));
  try {
    writeFileSync(join(other, 'shared.go'), 'as it was');
    symlinkSync(join(other, 'shared.go'), join(folder, 'shared.go'));
    const before = path();
    writeFileSync(join(other, 'shared.go'), 'changed');
    expect(path()).not.toBe(before);
  } finally {
    rmSync(other, { recursive: true });
  }
});

test('another Go and another value for the linker give the program another path', () => {
  const others = [path(), path({ version: '2' }), path({ version: '1' }, 'go1.27.0')];
  expect(new Set(others).size).toBe(3);
});

test('a program with build tags has another path than one without', () => {
  const tagged = programPath('program', { module: folder, package: '.', tags: ['small'] }, 'go1.26.8');
  expect(tagged).not.toBe(programPath('program', { module: folder, package: '.' }, 'go1.26.8'));
});

test('a program with a preparation has another path than one without', () => {
  const prepared = programPath('program', { module: folder, package: '.', prepare: './cut' }, 'go1.26.8');
  expect(prepared).not.toBe(programPath('program', { module: folder, package: '.' }, 'go1.26.8'));
});

test('a change of a file that is not built keeps the path, which ends with the name', () => {
  const before = path();
  writeFileSync(join(folder, 'notes.txt'), 'changed');
  expect(path()).toBe(before);
  expect(before).toMatch(/\/[0-9a-f]{16}\/program$/);
});
