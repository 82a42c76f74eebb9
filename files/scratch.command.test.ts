import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Scratch } from './scratch';

test('the folder is a new one, and gone with its files once it is removed', () => {
  const scratch = new Scratch(join(tmpdir(), 'scratch-'));
  expect(scratch.folder).toMatch(/\/scratch-\w+$/);
  writeFileSync(join(scratch.folder, 'file'), 'text');
  const listeners = process.listenerCount('exit');
  scratch.remove();
  expect(existsSync(scratch.folder)).toBe(false);
  expect(process.listenerCount('exit')).toBe(listeners - 1);
  expect(() => scratch.remove()).not.toThrow();
});

test('the folder is gone when the process ends before it is removed', () => {
  const path = JSON.stringify(join(tmpdir(), 'scratch-'));
  const script = `console.log(new (require('./scratch').Scratch)(${path}).folder); process.exit()`;
  const args = ['--import', 'tsx', '--eval', script];
  const folder = execFileSync(process.execPath, args, { cwd: __dirname, encoding: 'utf8' }).trim();
  expect(folder).toMatch(/\/scratch-\w+$/);
  expect(existsSync(folder)).toBe(false);
});
