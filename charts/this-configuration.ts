import './catch-mistakes';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { environments } from '../config/environments';
import { platform } from '../config/platform';
import { type EnvironmentFile, isEnvironmentFile } from '../config/rules/reading/files';
import { services } from '../config/services';
import { isRead } from './catch-mistakes';
import { loadConfiguration } from './configuration';

function environmentFiles(): EnvironmentFile[] {
  const folder = join(__dirname, '..', 'config');
  return readdirSync(folder)
    .filter((name) => isEnvironmentFile(name) && statSync(join(folder, name), { throwIfNoEntry: false })?.isFile())
    .map((name) => ({ path: `config/${name}`, exported: require(join(folder, name)) }));
}

/**
 * The configuration of this repository. A program that imports it ends with every mistake in it, if there is one, before
 * it imports anything that would fail for a mistake.
 */
export const configuration = loadConfiguration({ environments, services, platform, files: environmentFiles() });
isRead();
