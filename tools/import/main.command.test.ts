import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTree } from '../../files/read-tree';

test('the command prints problems without a stack trace, ends with 1 and leaves imports/ alone', () => {
  const imports = join(__dirname, '../../imports');
  const before = readTree(imports);
  const empty = mkdtempSync(join(tmpdir(), 'import-'));
  const args = ['--import', 'tsx', join(__dirname, 'main.ts'), '--from', empty];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  rmSync(empty, { recursive: true });
  const lines = stderr.trimEnd().split('\n');
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(lines).toContainEqual(
    expect.stringMatching(/^provider-upjet-aws keys.kms.aws.m.upbound.io: file not readable/),
  );
  expect(lines.filter((line) => !/^[\w-]+ [\w.-]+: file not readable \(.+\) — add /.test(line))).toEqual([]);
  expect(readTree(imports)).toEqual(before);
});
