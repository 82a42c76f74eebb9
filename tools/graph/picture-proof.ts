import { join } from 'node:path';
import type { Browser } from 'playwright-core';

/** The two colour schemes that a reader may have, with the paper of GitHub in each. */
export const schemes = [
  { scheme: 'light', paper: 'rgb(255, 255, 255)' },
  { scheme: 'dark', paper: 'rgb(13, 17, 23)' },
] as const;

/** How wide GitHub shows a picture in a README, in pixels. */
const readmeWidth = 830;

/** The smallest letters that one can still read, in pixels. */
const smallest = 9;

/** A picture to look at. */
interface Subject {
  readonly name: string;
  readonly svg: string;
  /** The script that judges labels. */
  readonly judge: string;
  /** @default - nothing is left of what is seen */
  readonly shots: string | undefined;
}

/** What is wrong with a picture, as it is and as GitHub shows it. */
export async function pictureProblems(browser: Browser, { name, svg, judge, shots }: Subject): Promise<string[]> {
  const found: string[] = [];
  const seen: string[] = [];
  for (const { scheme, paper } of schemes) {
    const page = await browser.newPage({ colorScheme: scheme, viewport: { width: readmeWidth + 32, height: 600 } });
    await page.setContent(`<body style="background: ${paper}; margin: 16px">${svg}</body>`);
    await page.addScriptTag({ content: judge });
    const labels = await page.evaluate(`labelProblems(document.querySelector('svg'), '${paper}')`);
    found.push(...asLines(labels).map((problem) => `docs/graphs/${name}, ${scheme}: ${problem} — correct graph/`));

    // Wider than any other font that a reader may have.
    await page.addStyleTag({ content: 'svg text { font-family: monospace; }' });
    const wide = asLines(await page.evaluate(`labelProblems(document.querySelector('svg'), '${paper}')`));
    const cut = wide.filter((problem) => problem.startsWith('cut'));
    found.push(...cut.map((problem) => `docs/graphs/${name} with another font: ${problem} — correct graph/`));

    const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
    await page.setContent(
      `<body style="background: ${paper}; margin: 16px"><img src="${source}" style="max-width: 100%"></body>`,
    );
    const size = await page.evaluate(`document.querySelector('img').decode().then(() => {
      const { clientWidth, naturalWidth } = document.querySelector('img');
      return 11 * clientWidth / naturalWidth;
    })`);
    if (Number(size) < smallest) {
      found.push(`docs/graphs/${name}: small letters at ${readmeWidth} pixels (${size}) — make the picture narrower`);
    }
    const path = shots === undefined ? {} : { path: join(shots, `${name}-${scheme}.png`) };
    seen.push((await page.locator('img').screenshot(path)).toString('base64'));
    await page.close();
  }
  if (seen[0] === seen[1]) found.push(`docs/graphs/${name}: the same in light and dark — correct graph/palette.ts`);
  return found;
}

/** The lines that a script returns. */
export const asLines = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [String(value)]);

/** A picture in which every kind of problem is, so that the judge is known to see it. */
const spoilt = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100">
<g class="node"><path d="M10,10 h60 v20 h-60 z" fill="#fff"/><text x="12" y="24">longer than its box</text></g>
<g class="node"><path d="M60,10 h60 v20 h-60 z" fill="#fff"/><text x="100" y="24" fill="#eee">pale</text></g>
<text x="150" y="80">beyond the picture</text><text x="10" y="80">one</text><text x="12" y="80">other</text></svg>`;

/** What the judge does not see of a spoilt picture. */
export async function judgeProblems(browser: Browser, judge: string): Promise<string[]> {
  const page = await browser.newPage();
  await page.setContent(spoilt);
  await page.addScriptTag({ content: judge });
  const seen = asLines(await page.evaluate(`labelProblems(document.querySelector('svg'), 'rgb(255, 255, 255)')`)).join(
    '\n',
  );
  await page.close();
  const wanted = [
    'cut: "longer',
    'cut: "beyond',
    'over each other: "one',
    'over each other: "longer',
    'covered',
    'too pale',
  ];
  return wanted
    .filter((problem) => !seen.includes(problem))
    .map((problem) => `tools/graph/label-problems.ts: does not see what is wrong (${problem}) — correct it`);
}
