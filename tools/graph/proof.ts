import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { withComposed } from '../../checks/composed/composed';
import { readTree } from '../../files/read-tree';
import { Scratch } from '../../files/scratch';
import { drawing } from '../../graph/draw';
import { pageOf } from '../../graph/page/page';
import { scriptOf } from '../../graph/page/script';
import { albumsOf } from '../../graph/pictures';
import { readDist } from '../../objects/dist';
import { readCommandLine } from '../processes/command-line';
import { program } from '../processes/program';
import { ProgramError } from '../processes/program-error';
import { pageProblems } from './page-proof';
import { judgeProblems, pictureProblems } from './picture-proof';
import { plannedChange } from './planned-change';

const root = join(__dirname, '../..');

void program(async () => {
  const { browser: path = '/usr/bin/chromium', shots } = readCommandLine(process.argv.slice(2), {
    command: 'npm run graph:proof',
    does: 'Looks at every picture and page in a browser, light and dark: no label may be cut, covered or pale.',
    options: {
      browser: { value: 'PATH', says: 'the Chromium to look with (/usr/bin/chromium)' },
      shots: { value: 'FOLDER', says: 'leaves there what it has seen, as PNG' },
    },
  });
  if (typeof shots === 'string') mkdirSync(shots, { recursive: true });
  const browser = await chromium
    // As root, Chromium starts only without its sandbox; it opens nothing but files of this repository.
    .launch({ executablePath: String(path), chromiumSandbox: false })
    .catch((error: unknown) => {
      const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
      throw new ProgramError(`--browser: does not start (${path}: ${why}) — install Chromium, or name its path`);
    });
  try {
    const problems = await problemsOf(browser, typeof shots === 'string' ? shots : undefined);
    for (const problem of problems) console.error(problem);
    if (problems.length > 0) process.exitCode = 1;
  } finally {
    await browser.close();
  }
});

/** What is wrong with the pictures of `docs/graphs/`, and with a page for each environment. */
async function problemsOf(browser: Browser, shots: string | undefined): Promise<string[]> {
  const judge = scriptOf(readFileSync(join(__dirname, 'label-problems.ts'), 'utf8'));
  const pictures = Object.entries(readTree(join(root, 'docs/graphs'))).filter(([name]) => name.endsWith('.svg'));
  const found: string[] = pictures.length > 0 ? [] : ['docs/graphs: no pictures (docs/graphs/) — run "npm run graph"'];
  found.push(...(await judgeProblems(browser, judge)));
  for (const [name, svg] of pictures) found.push(...(await pictureProblems(browser, { name, svg, judge, shots })));

  const folder = new Scratch(join(tmpdir(), 'graph-'));
  const { objects } = readDist(join(root, 'dist'));
  const [draw, expanded, albums] = [await drawing(), withComposed(objects), albumsOf(objects)];
  for (const album of albums) {
    const plan = plannedChange(objects, album.environment);
    const file = join(folder.folder, `${album.environment}.html`);
    writeFileSync(file, pageOf(album, objects, expanded, draw, [plan]));
    const subject = { environment: album.environment, file, planned: plan.object, judge, shots };
    found.push(...(await pageProblems(browser, subject)));
  }
  console.log(`${pictures.length} pictures and ${albums.length} pages seen, light and dark: ${found.length} problems`);
  return found;
}
