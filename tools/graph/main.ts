import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withComposed } from '../../checks/composed/composed';
import { replaceFolder } from '../../files/replace-folder';
import { drawing } from '../../graph/draw';
import { pageOf } from '../../graph/page/page';
import { type PlannedChange, readPlan } from '../../graph/page/plan-file';
import { albumsOf, pictureFiles } from '../../graph/pictures';
import { type DistObject, readDist } from '../../objects/dist';
import { type Given, readCommandLine } from '../processes/command-line';
import { program } from '../processes/program';
import { ProgramError } from '../processes/program-error';

const root = join(__dirname, '../..');

void program(async () => {
  const given = readCommandLine(process.argv.slice(2), {
    command: 'npm run graph',
    does: 'Draws docs/graphs/ from dist/, as a whole or not at all.',
    options: {
      pages: { value: 'FOLDER', says: 'also writes a page for each environment into this folder' },
      plan: {
        value: 'FILE',
        says: 'colours on the pages what a plan changes, which npm run plan -- --json has written',
      },
    },
  });
  const plan = planOf(given);
  const { objects, problems } = readDist(join(root, 'dist'));
  if (problems.length > 0) throw new ProgramError(problems.join('\n'));
  const draw = await drawing();
  const files = pictureFiles(objects, draw);
  const pages = typeof given.pages === 'string' ? pagesOf(objects, draw, plan) : {};

  replaceFolder(join(root, 'docs/graphs'), (next) => writeAll(next, files));
  console.log(`docs/graphs/: ${Object.keys(files).length} files`);
  if (typeof given.pages !== 'string') return;
  writeAll(given.pages, pages);
  for (const name of Object.keys(pages)) console.log(join(given.pages, name));
});

/** What a plan changes, where one is given. */
function planOf({ pages, plan }: Given): readonly PlannedChange[] | undefined {
  if (typeof plan !== 'string') return undefined;
  if (typeof pages !== 'string') throw new ProgramError(`--plan: only pages show it (${plan}) — add --pages FOLDER`);
  if (!existsSync(plan))
    throw new ProgramError(`--plan: no such file (${plan}) — write it with "npm run plan -- --json"`);
  const { changes, problems } = readPlan(plan, readFileSync(plan, 'utf8'));
  if (problems.length > 0) throw new ProgramError(problems.join('\n'));
  return changes;
}

function pagesOf(
  objects: readonly DistObject[],
  draw: Awaited<ReturnType<typeof drawing>>,
  plan: readonly PlannedChange[] | undefined,
): Record<string, string> {
  const expanded = withComposed(objects);
  const pages = albumsOf(objects).map((album) => {
    return [`${album.environment}.html`, pageOf(album, objects, expanded, draw, plan)] as const;
  });
  return Object.fromEntries(pages);
}

function writeAll(folder: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}
