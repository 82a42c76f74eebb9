import { execFile } from 'node:child_process';
import { join } from 'node:path';

test('without kubectl a person is told to install it, and sees no stack trace', async () => {
  const loader = join(__dirname, '../node_modules/tsx/dist/loader.mjs');
  const args = ['--import', loader, join(__dirname, 'main.ts'), '--context=management'];
  const [code, said] = await new Promise<[number | null, string]>((done) => {
    const child = execFile(process.execPath, args, { env: { PATH: '' } }, (_, __, stderr) =>
      done([child.exitCode, stderr]),
    );
  });
  expect([code, said]).toEqual([
    1,
    expect.stringMatching(/^kubectl: cannot be started \(.*ENOENT\) — install or build it\n$/),
  ]);
});
