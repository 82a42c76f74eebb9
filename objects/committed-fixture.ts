import { join } from 'node:path';
import { readDist } from './dist';

/** `dist/` of this repository, read once for all tests of a process. */
export const committed = readDist(join(__dirname, '..', 'dist'));
