import { answerSignIn, Browser } from '../people/browser';

/** Opens a page that asks who somebody is, and says it, as a browser does that Argo CD's command line opens. */
async function main([authority = '', person = '', url = '']: readonly string[]): Promise<void> {
  const browser = new Browser(authority);
  const { answer } = await answerSignIn(browser, await browser.open(url), person);
  if (answer.status !== 200) throw new Error(`not signed in: ${answer.status} ${answer.body}`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
