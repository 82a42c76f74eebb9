import { join } from 'node:path';
import { unreadableProblem } from './unreadable';

const root = join(__dirname, '../../..');
const gone = join(root, 'gone');
const correctHere = 'correct it here, or in the line before';

/** An error with a stack trace that begins there. */
function failing(error: Error, place: string): Error {
  error.stack = `${error.name}: ${error.message}\n    at ${place}\n    at Module._compile (node:internal/modules:1:2)`;
  return error;
}

test.each([
  [
    'no TypeScript',
    new Error(`Transform failed with 1 error:\n${root}/config/dev.ts:8:2: ERROR: Expected "}" but found "region"`),
    { where: 'config/dev.ts:8:2', what: 'is no TypeScript, expected "}" but found "region"', fix: correctHere },
  ],
  [
    'an import with a typo',
    new Error(`Cannot find module './platfrom'\nRequire stack:\n- ${root}/config/environments.ts?namespace=1\n- /x`),
    {
      where: 'config/environments.ts',
      what: 'imports what is not there',
      value: './platfrom',
      fix: 'did you mean ./platform?',
    },
  ],
  [
    'a name that nothing has',
    failing(new ReferenceError('devel is not defined'), `<anonymous> (${root}/config/environments.ts:6:50)`),
    {
      where: 'config/environments.ts:6:50',
      what: 'cannot be run, ReferenceError: devel is not defined',
      fix: 'correct the expression',
    },
  ],
  [
    'what is no error',
    'x',
    {
      where: 'config/',
      what: 'cannot be run, something throws what is no error',
      value: 'x',
      fix: 'throw an Error, which says where it was thrown',
    },
  ],
  [
    'a promise that was rejected with what is no error',
    Object.assign(new Error('The promise rejected with the reason "x".'), { code: 'ERR_UNHANDLED_REJECTION' }),
    {
      where: 'config/',
      what: 'cannot be run, something throws what is no error',
      value: undefined,
      fix: 'throw an Error, which says where it was thrown',
    },
  ],
  [
    'a file that is always there and is not',
    new Error(`Cannot find module '../config/services'\nRequire stack:\n- ${gone}/charts/this-configuration.ts\n- /x`),
    { where: 'config/services.ts', what: 'is not there', fix: 'bring it back: git checkout config/services.ts' },
  ],
  [
    'the same under another name',
    new Error(`Cannot find module '../config/Services'\nRequire stack:\n- ${root}/charts/this-configuration.ts\n- /x`),
    { where: 'config/Services.ts', what: 'is not there', fix: 'rename config/services.ts' },
  ],
])('%s is a mistake in the configuration', (_what, error, problem) => {
  expect(unreadableProblem(error)).toEqual(problem);
});

test.each([
  ['a fault of a rule', failing(new TypeError('x'), `rule (${root}/config/rules/load.ts:1:2)`)],
  ['no TypeScript elsewhere', new Error(`Transform failed:\n${root}/charts/units.ts:8:2: ERROR: Expected "}"`)],
  ['a package that is not installed', new Error(`Cannot find module 'zod'\nRequire stack:\n- ${root}/charts/x.ts`)],
])('%s is none', (_what, error) => {
  expect(unreadableProblem(error)).toBeUndefined();
});
