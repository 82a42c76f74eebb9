/** @type {import('jest').Config} */
module.exports = {
  // Runs each file in plain Node, where modules are loaded once for all files of a worker and not once for each.
  runner: ['jest-light-runner', { runtime: 'child_process' }],
  maxWorkers: '100%',
  setupFiles: ['<rootDir>/jest.typescript.js'],
  testMatch: ['<rootDir>/**/*.test.ts'],
  // Those that run the commands of this repository, each a process that loads everything again: jest.commands.config.js.
  testPathIgnorePatterns: ['\\.command\\.test\\.ts$'],
  transform: {},
};
