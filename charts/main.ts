// After the configuration, without which the bindings are not to be had.
import { join } from 'node:path';
import { summary } from './summary';
import { configuration } from './this-configuration';
import { units } from './units';
import { write } from './write';

const { environments, platform } = configuration;
const rendered = units(environments, platform);
// Whatever can fail does so before dist/ is replaced.
const report = summary(environments, rendered);
write(rendered, join(__dirname, '..', 'dist'));
// cdk8s-cli wants its own output folder, which it empties before this runs; dist/ is replaced only when all is well.
if (process.env.CDK8S_OUTDIR !== undefined) write(rendered, process.env.CDK8S_OUTDIR);
console.log(report);
