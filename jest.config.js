/** @type {import('jest').Config} */
module.exports = {
  // Runs each file in plain Node, where modules are loaded once for all files of a worker and not once for each. In
  // threads: its child processes can wait for each other for ever (v0.8.2, two workers that start at the same time).
  runner: 'jest-light-runner',
  maxWorkers: '100%',
  setupFiles: ['<rootDir>/jest.typescript.js'],
  testMatch: ['<rootDir>/**/*.test.ts'],
  // Those that take seconds: they start commands, of this repository, Git's or Biome's, run every check on another
  // configuration, or draw configurations at random. jest.commands.config.js has them.
  testPathIgnorePatterns: ['\\.command\\.test\\.ts$'],
  transform: {},
};
