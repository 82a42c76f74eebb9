import { readCommandLine, type Usage } from './command-line';

const usage: Usage = {
  command: 'npm run try',
  does: 'Tries something.',
  options: { runs: { value: 'N', says: 'how often' }, keep: { says: 'keeps what it made' } },
};

test('options are read by their names', () => {
  expect(readCommandLine([], usage)).toEqual({});
  expect(readCommandLine(['--runs', '5', '--keep'], usage)).toEqual({ runs: '5', keep: true });
});

test.each([
  [
    'an unknown option',
    ['--run', '5'],
    /unknown argument \(--run\) — did you mean --runs\?\ncommand line: unknown argument \(5\)/,
  ],
  ['an argument', ['all'], 'command line: unknown argument (all) — use one of --runs, --keep, --help'],
  ['an option without its value', ['--runs'], '--runs: has no value — write N'],
  ['a value of an option that takes none', ['--keep=yes'], '--keep: takes no value — leave it out'],
])('%s is refused', (_what, args, message) => {
  expect(() => readCommandLine(args, usage)).toThrow(message);
});

test('help says what a command does and takes', () => {
  const exit = jest.spyOn(process, 'exit').mockImplementation((code) => {
    throw new Error(`exit ${code}`);
  });
  const print = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  expect(() => readCommandLine(['--runs', '5', '--help'], usage)).toThrow('exit 0');
  expect(print.mock.calls).toEqual([
    [
      `Tries something.

npm run try -- [options]
  --runs N  how often
  --keep    keeps what it made
  --help    prints this`,
    ],
  ]);
  exit.mockRestore();
  print.mockRestore();
});
