import { join } from 'node:path';
import { distFiles } from '../charts/dist-files';
import { summary } from '../charts/summary';
// Before what makes units, which fails in other words for a mistake in the configuration.
import { configuration } from '../charts/this-configuration';
import { units } from '../charts/units';
import { write } from '../charts/write';
import { movedSinceHead } from './moved';
import { readCommandLine } from './processes/command-line';
import { program } from './processes/program';

const root = join(__dirname, '..');

void program(async () => {
  readCommandLine(process.argv.slice(2), {
    command: 'npm run synth',
    does: 'Renders dist/ from config/ and charts/, as a whole or not at all.',
  });
  const { environments, platform } = configuration;
  const rendered = units(environments, platform);
  const files = distFiles(environments, platform, rendered);
  // Whatever can fail does so before dist/ is replaced.
  const report = summary(environments, rendered, movedSinceHead(files, root, 'dist'));
  // cdk8s-cli wants its own output folder, which it empties before this runs; dist/ is replaced only when all is well.
  const { CDK8S_OUTDIR: output = '' } = process.env;
  if (output !== '') write(files, output);
  write(files, join(root, 'dist'));
  console.log(report);
});
