const { enableCompileCache } = require('node:module');
const { dirname } = require('node:path');

// Reads TypeScript as the commands do, without a word in NODE_OPTIONS, which the processes that tests start would read too.
require('tsx/cjs/api').register();
require('tsx/esm/api').register();

// What Node.js has compiled once it finds again, in the processes that tests start too.
const { directory } = enableCompileCache();
if (directory !== undefined) process.env.NODE_COMPILE_CACHE = dirname(directory);
