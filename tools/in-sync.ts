import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { distFiles } from '../charts/dist-files';
import { configuration } from '../charts/this-configuration';
import { units } from '../charts/units';
import { readTree } from '../files/read-tree';
import { drawing } from '../graph/draw';
import { pictureFiles } from '../graph/pictures';
import { parseDist } from '../objects/dist';
import { pciPage } from './pci/page';
import { readCommandLine } from './processes/command-line';
import { program } from './processes/program';
import { schemaTexts } from './schemas/schemas';

/** Fails where what is generated is not what it is generated from. Writes nothing. */
async function main(): Promise<void> {
  readCommandLine(process.argv.slice(2), {
    command: 'npm run in-sync',
    does: 'Fails where dist/, docs/graphs/, docs/pci-dss.md or config/schemas/ is not what it is generated from. Writes nothing.',
  });
  const { environments, platform } = configuration;
  const rendered = distFiles(environments, platform, units(environments, platform));
  const objects = Object.entries(rendered).flatMap(([path, text]) => parseDist(`dist/${path}`, text).objects);
  const drawn = pictureFiles(objects, await drawing());
  const schemas = schemaTexts();
  const stale = [
    ...differences('dist', rendered, 'npm run synth'),
    // After dist/, from which the pictures are drawn.
    ...differences('docs/graphs', drawn, 'npm run graph'),
    ...differences('config/schemas', schemas, 'npm run schemas'),
    ...pageDifference(),
  ];
  for (const line of stale) console.error(line);
  if (stale.length > 0) process.exitCode = 1;
  else {
    console.log(`dist/ is what the source renders (${Object.keys(rendered).length} files)`);
    console.log(`docs/graphs/ is what dist/ draws (${Object.keys(drawn).length} files)`);
    console.log('docs/pci-dss.md is what tools/pci/ and config/ say');
    console.log(`config/schemas/ is what config/model/ says (${Object.keys(schemas).length} files)`);
  }
}

/** A line where the page on PCI DSS is not as its command would write it. */
function pageDifference(): string[] {
  const path = 'docs/pci-dss.md';
  const file = join(__dirname, '..', path);
  const isSame = existsSync(file) && readFileSync(file, 'utf8') === pciPage(configuration.environments);
  return isSame ? [] : [`${path}: differs — run npm run pci, review it, and commit it with its source`];
}

/** A line for each file of a folder that is not as a command would write it. */
function differences(folder: string, wanted: Readonly<Record<string, string>>, command: string): string[] {
  const committed = readTree(join(__dirname, '..', folder));
  const stale = Object.keys({ ...committed, ...wanted }).filter((path) => committed[path] !== wanted[path]);
  return stale.map((path) => {
    const what = path in committed ? (path in wanted ? 'differs' : 'is left over') : 'is missing';
    return `${folder}/${path}: ${what} — run ${command}, review it, and commit it with its source`;
  });
}

void program(main);
