import { exampleEnvironments } from '../../model/example';
import { fileProblems, filesOf } from './files';

const [dev, staging] = exampleEnvironments;
const devFile = { path: 'config/dev.ts', exported: { dev } };
const fix = 'add it to the list there, or delete the file once nothing of the environment is left';

test('an environment stands in the file that exports it, whatever that is called', () => {
  const files = [devFile, { path: 'config/rehearsal.ts', exported: { staging } }];
  expect(filesOf([staging, dev, { ...dev }, undefined], files)).toEqual([
    'config/rehearsal.ts',
    'config/dev.ts',
    undefined,
    undefined,
  ]);
  expect(filesOf(undefined, files)).toEqual([]);
});

test.each([
  [
    'an environment that is not listed',
    { path: 'config/staging.ts', exported: { staging } },
    [{ where: 'config/staging.ts staging', what: 'is not in config/environments.ts', fix }],
  ],
  [
    'a file called after another environment',
    { path: 'config/rehearsal.ts', exported: { dev } },
    [
      {
        where: 'config/rehearsal.ts name',
        what: 'is not what its file is called',
        value: 'dev',
        fix: "call the file config/dev.ts, or write 'rehearsal'",
      },
    ],
  ],
  [
    'a file that exports nothing',
    { path: 'config/qa.ts', exported: {} },
    [
      {
        where: 'config/qa.ts',
        what: 'exports nothing',
        fix: 'export its environment, and add it to the list in config/environments.ts, or delete the file',
      },
    ],
  ],
  ['a part that environments share', { path: 'config/offices.ts', exported: { offices: ['203.0.113.0/24'] } }, []],
  ['several environments in one file', { path: 'config/test.ts', exported: { dev, other: dev } }, []],
])('%s is refused or not', (_what, file, problems) => {
  expect(fileProblems([dev], [devFile, file])).toEqual(problems);
});

test('what is no list of environments says nothing about the files', () => {
  expect(fileProblems({ dev }, [devFile])).toEqual([]);
});
