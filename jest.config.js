/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  maxWorkers: '100%',
  // Some tests run synth as a process; a busy machine must not fail them.
  testTimeout: 120_000,
  // Jest runs tests in contexts in which using a global takes longer than all else that a walk through an object does.
  sandboxInjectedGlobals: [
    'Array',
    'Error',
    'JSON',
    'Map',
    'Math',
    'Number',
    'Object',
    'RegExp',
    'Set',
    'String',
    'WeakMap',
  ],
  testMatch: ['<rootDir>/**/*.test.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'commonjs' },
        // In files of their own: inside the bindings they would be most of what each test file reads.
        sourceMaps: true,
      },
    ],
  },
};
