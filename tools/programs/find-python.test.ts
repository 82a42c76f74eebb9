import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPython } from './find-python';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pythons-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function python(name: string, answer: string): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${answer}\n`);
  chmodSync(file, 0o755);
  return file;
}

test('the first Python that fits is taken', async () => {
  const commands = [python('old', 'echo 3.11.9'), python('shim', 'exit 127'), python('new', 'echo 3.13.1')];
  expect(await findPython(commands)).toEqual({ command: commands[2], version: '3.13.1' });
});

test('where none fits, the message says what is installed and what to install', async () => {
  const old = python('old', 'echo 3.11.9');
  await expect(findPython([old])).rejects.toThrow(
    `python: has no version that fits (${old} is 3.11.9) — install Python 3.12 to 3.15 and put it on PATH`,
  );
  await expect(findPython([join(folder, 'none')])).rejects.toThrow(
    /python: is not installed .* — install Python 3\.12/,
  );
});
