import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withControllers } from '../../../charts/controllers/with-controllers';
import { distFiles } from '../../../charts/dist-files';
import { units } from '../../../charts/units';
import { write } from '../../../charts/write';
import { platform as written } from '../../../config/platform';
import { loadEnvironments } from '../../../config/rules/load';
import { environmentOf, manyServices } from '../../../tools/scale/many-services';

/** What one process measured of itself. */
export interface Measured {
  readonly objects: number;
  /** Seconds from the configuration to written files, without the time in which modules are loaded. */
  readonly seconds: number;
  /** MB of memory, at most. */
  readonly megabytes: number;
}

// Called by scale.ts with a number of services, the names of environments, and a folder: into that it writes the files, and
// beside it the objects of each unit for the peers.
const [count = '', names = '', folder = ''] = process.argv.slice(2);

const start = process.hrtime.bigint();
const platform = withControllers(written);
const services = Number(count);
const environments = loadEnvironments(
  names.split(',').map((name, index) => environmentOf(services, name, index)),
  manyServices(services),
  platform,
);
const rendered = units(environments, platform);
write(distFiles(environments, platform, rendered), folder);
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
const objects = rendered.reduce((sum, unit) => sum + unit.objects.length, 0);
const measured: Measured = { objects, seconds, megabytes: process.resourceUsage().maxRSS / 1024 };
console.log(JSON.stringify(measured));

const forPeers = Object.fromEntries(rendered.map((unit) => [unit.directory, unit.objects.map(({ body }) => body)]));
writeFileSync(join(folder, '..', 'units.json'), JSON.stringify(forPeers));
