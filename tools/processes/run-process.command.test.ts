import { runForBytes, runProcess } from './run-process';

const node = (script: string) => [process.execPath, ['-e', script]] as const;

test('a program returns what it says and how it ended, whatever its exit code', async () => {
  const script =
    "process.stdin.on('data', (text) => console.log(String(text))); console.error('why'); process.exitCode = 7;";
  expect(await runProcess(...node(script), { input: 'hello' })).toEqual({
    code: 7,
    stdout: 'hello\n',
    stderr: 'why\n',
  });
});

test('what a program writes may be bytes', async () => {
  const { stdout } = await runForBytes(...node('process.stdout.write(Buffer.from([0xff, 0x00]))'));
  expect([...stdout]).toEqual([0xff, 0x00]);
});

test('what a program says on stderr is heard while it runs', async () => {
  let heard = '';
  await runProcess(...node("console.error('step')"), {
    heard: (text) => {
      heard += text;
    },
  });
  expect(heard).toBe('step\n');
});

test('a missing program is an error that names it', async () => {
  await expect(runProcess('no-such-program', [])).rejects.toThrow(
    /^no-such-program: cannot be started \(.*ENOENT\) — install or build it$/,
  );
});
