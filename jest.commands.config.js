/** @type {import('jest').Config} */
module.exports = {
  ...require('./jest.config.js'),
  testMatch: ['<rootDir>/**/*.command.test.ts'],
  testPathIgnorePatterns: [],
};
