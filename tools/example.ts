import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Configuration, loadConfiguration } from '../charts/configuration';
import { distFiles } from '../charts/dist-files';
import { mistakes } from '../charts/mistakes';
import { summary } from '../charts/summary';
import { units } from '../charts/units';
import { type Files, write } from '../charts/write';
import { withComposed } from '../checks/composed/composed';
import { environments } from '../examples/payments-company/environments';
import { platform } from '../examples/payments-company/platform';
import { services } from '../examples/payments-company/services';
import { drawing } from '../graph/draw';
import { pageOf } from '../graph/page/page';
import { albumsOf } from '../graph/pictures';
import { readCommandLine } from './processes/command-line';
import { program } from './processes/program';
import { ProgramError } from './processes/program-error';

void program(async () => {
  const { to } = readCommandLine(process.argv.slice(2), {
    command: 'npm run example',
    does: 'Renders examples/payments-company/ into a folder: its dist/, and a page for each environment to look at.',
    options: { to: { value: 'FOLDER', says: 'a folder that is not there yet' } },
  });
  if (typeof to !== 'string') throw new ProgramError('--to: is missing — say into which folder, such as /tmp/example');
  // It would be replaced as a whole, whatever it has.
  if (existsSync(to)) throw new ProgramError(`--to: is there already (${to}) — name a folder that is not there yet`);
  const configuration = loaded(to);
  const rendered = units(configuration.environments, configuration.platform);
  const dist = distFiles(configuration.environments, configuration.platform, rendered);
  const objects = rendered.flatMap((unit) => unit.objects);
  const [draw, expanded] = [await drawing(), withComposed(objects)];
  const pages = albumsOf(objects).map((album): [string, string] => {
    return [`${album.environment}.html`, pageOf(album, objects, expanded, draw)];
  });
  const below = Object.entries(dist).map(([path, text]): [string, string] => [`dist/${path}`, text]);
  const files: Files = Object.fromEntries([...below, ...pages]);
  write(files, resolve(to));
  console.log([summary(configuration.environments, rendered), ...pages.map(([page]) => resolve(to, page))].join('\n'));
});

/** The example's configuration; an error that says every mistake in it, where somebody has changed it. */
function loaded(folder: string): Configuration {
  try {
    return loadConfiguration({ environments, services, platform });
  } catch (error) {
    const said = mistakes(error, folder);
    if (said === undefined) throw error;
    throw new ProgramError(said);
  }
}
