import { join } from 'node:path';
import { environments } from '../config/environments';
import { ConfigurationError } from '../config/model/problem';
import { platform } from '../config/platform';
import { loadEnvironments } from '../config/rules/load';
import { services } from '../config/services';
import { withControllers } from './controllers/with-controllers';
import { summary } from './summary';
import { units } from './units';
import { write } from './write';

try {
  const shared = withControllers(platform);
  const loaded = loadEnvironments(environments, services, shared);
  const rendered = units(loaded, shared);
  write(rendered, join(__dirname, '..', 'dist'));
  // cdk8s-cli wants its own output folder, which it empties before this runs; dist/ is replaced only when all is well.
  if (process.env.CDK8S_OUTDIR !== undefined) write(rendered, process.env.CDK8S_OUTDIR);
  console.log(summary(loaded, rendered));
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
