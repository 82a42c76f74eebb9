import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfiguration } from '../../charts/configuration';
import { distFiles } from '../../charts/dist-files';
import { units } from '../../charts/units';
import { platform } from '../../config/platform';
import { readTree } from '../../files/read-tree';
import { Scratch } from '../../files/scratch';
import { Checkout } from '../repository/checkout';
import { catalogues } from './catalogues';

const scratch = new Scratch(join(tmpdir(), 'payment-platform-'));
afterAll(() => scratch.remove());

test.each(Object.keys(catalogues))('a checkout of %s renders what its values say', (name) => {
  const configuration = catalogues[name]?.();
  if (configuration === undefined) throw new Error('is no catalogue');
  const remote = { url: 'https://localhost:1/platform.git', authority: '' };
  const folder = join(scratch.folder, name);
  const root = join(__dirname, '../..');
  const checkout = Checkout.from({ root, folder, remote, files: configuration.files }, () => undefined);
  const shared = { ...platform, repositoryUrl: remote.url };
  const loaded = loadConfiguration({ ...configuration, files: [], platform: shared });
  const rendered = distFiles(loaded.environments, loaded.platform, units(loaded.environments, loaded.platform));
  expect(readTree(join(checkout.folder, 'dist'))).toEqual(rendered);
});
