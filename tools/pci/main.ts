import { join } from 'node:path';
import { configuration } from '../../charts/this-configuration';
import { replaceFiles } from '../../files/replace-files';
import { readCommandLine } from '../processes/command-line';
import { program } from '../processes/program';
import { pciPage } from './page';

void program(async () => {
  readCommandLine(process.argv.slice(2), {
    command: 'npm run pci',
    does: 'Writes docs/pci-dss.md: what PCI DSS asks, what the platform does, and which check refuses otherwise.',
  });
  replaceFiles(join(__dirname, '..', '..'), { 'docs/pci-dss.md': pciPage(configuration.environments) });
  console.log('docs/pci-dss.md');
});
