import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { ObjectName } from '../../graph/page/plan-file';
import { asLines, schemes } from './picture-proof';

/** A page to use. */
interface Subject {
  readonly environment: string;
  readonly file: string;
  /** The one object that its plan changes. */
  readonly planned: ObjectName;
  /** The script that judges labels. */
  readonly judge: string;
  /** @default - nothing is left of what is seen */
  readonly shots: string | undefined;
}

/** What does not work on a page when a person uses it, by mouse and by keyboard. */
export async function pageProblems(browser: Browser, subject: Subject): Promise<string[]> {
  const { environment, file, judge, shots } = subject;
  const found: string[] = [];
  for (const { scheme, paper } of schemes) {
    const page = await browser.newPage({ colorScheme: scheme, viewport: { width: 1280, height: 800 } });
    page.on('pageerror', ({ message }) => found.push(`an error of its script: ${message}`));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) found.push(`it asks for something (${request.url()})`);
    });
    await page.goto(pathToFileURL(file).href);
    await page.addScriptTag({ content: judge });
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      const title = await tab.textContent();
      const labels = await page.evaluate(
        `labelProblems(document.querySelector('[role="tabpanel"]:not([hidden]) svg'), '${paper}')`,
      );
      found.push(...asLines(labels).map((problem) => `${title}: ${problem}`));
    }
    for (const use of [searches, zooms, clicks, takesKeys, showsPlan]) found.push(...(await use(page, subject)));
    if (shots !== undefined) await page.screenshot({ path: join(shots, `${environment}-page-${scheme}.png`) });
    await page.close();
  }
  return [...new Set(found)].map((problem) => `the page of ${environment}: ${problem} — correct graph/page/`);
}

/** Whether details of an object are shown, with its file. */
async function detailProblems(page: Page, { kind, name, file }: ObjectName, after: string): Promise<string[]> {
  const side = (await page.locator('#side').textContent()) ?? '';
  const missing = [`${kind}/${name}`, file, `kind: ${kind}`].filter((text) => !side.includes(text));
  return missing.map((text) => `${after} does not show it (${text})`);
}

async function searches(page: Page, { planned }: Subject): Promise<string[]> {
  await page.fill('#search', `${planned.kind}/${planned.name}`);
  await page.keyboard.press('Enter');
  const found = await detailProblems(page, planned, 'a search');
  await page.fill('#search', 'no such thing');
  const none = (await page.locator('#side li').count()) === 0;
  await page.fill('#search', '');
  return none ? found : [...found, 'a search finds what is not there'];
}

const placeOf = (page: Page) =>
  page.evaluate(`document.querySelector('[role="tabpanel"]:not([hidden])').style.transform`);

async function zooms(page: Page): Promise<string[]> {
  const found: string[] = [];
  const changes = async (what: string, act: () => Promise<void>) => {
    const before = await placeOf(page);
    await act();
    if ((await placeOf(page)) === before) found.push(`${what} changes nothing`);
  };
  await changes('the button +', () => page.click('#in'));
  await changes('the button -', () => page.click('#out'));
  await page.mouse.move(300, 300);
  await changes('the wheel', () => page.mouse.wheel(0, -200));
  await changes('a drag', async () => {
    await page.mouse.down();
    await page.mouse.move(360, 340, { steps: 3 });
    await page.mouse.up();
  });
  await changes('the button "whole"', () => page.click('#whole'));
  return found;
}

async function clicks(page: Page, { environment }: Subject): Promise<string[]> {
  await page.click(`#tab-${environment}-network`);
  const box = page.locator(`#${environment}-network .node`, { hasText: 'internet gateway' });
  await box.click();
  const isChosen = ((await box.getAttribute('class')) ?? '').includes('chosen');
  const text = (await page.locator('#side').textContent()) ?? '';
  const isTold =
    text.includes('InternetGateway/') && text.includes(`dist/${environment}/management/network/network.yaml`);
  return [...(isChosen ? [] : ['a click does not mark its part']), ...(isTold ? [] : ['a click shows no details'])];
}

async function takesKeys(page: Page, { environment }: Subject): Promise<string[]> {
  const found: string[] = [];
  await page.locator(`#tab-${environment}-calls`).focus();
  await page.keyboard.press('ArrowRight');
  const isShown = await page.locator(`#${environment}-network`).isVisible();
  if (!isShown) found.push('the arrow keys do not turn to the next picture');
  await page.locator(`#${environment}-network .node[tabindex="0"]`).first().focus();
  await page.keyboard.press('Enter');
  if (!(await page.locator('#side pre, #side li').count())) found.push('Enter on a part shows no details');
  const before = await placeOf(page);
  await page.keyboard.press('+');
  if ((await placeOf(page)) === before) found.push('the key + changes nothing');
  await page.keyboard.press('/');
  const focused = await page.evaluate('document.activeElement.id');
  return focused === 'search' ? found : [...found, 'the key / does not lead to the search'];
}

async function showsPlan(page: Page, { environment, planned }: Subject): Promise<string[]> {
  await page.click(`#tab-${environment}-units`);
  const unit = planned.file.slice(0, planned.file.lastIndexOf('/'));
  const part = page.locator(`#${environment}-units [data-part="${unit}"]`);
  const isMarked = ((await part.getAttribute('class')) ?? '').split(' ').includes('other');
  const badge = await part.locator('.badge').allTextContents();
  return [
    ...(isMarked ? [] : [`the plan colours no part (${unit})`]),
    ...(badge.join('') === '~' ? [] : [`the plan has no sign (${unit})`]),
  ];
}
