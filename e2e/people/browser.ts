import { type HttpsAnswer, type HttpsRequest, httpsRequest } from '../loopback/https-request';

/** Hops after which a browser stops. */
const mostRedirects = 20;

/** What a browser does when it follows redirects and keeps cookies, each for its own origin. */
export class Browser {
  private readonly jars = new Map<string, Map<string, string>>();

  public constructor(private readonly caFile: string) {}

  /** Opens a page and follows where it leads, up to the first answer that is no redirect. */
  public async open(
    url: string,
    request: Omit<HttpsRequest, 'caFile'> = {},
  ): Promise<{ readonly url: string; readonly visited: readonly string[]; readonly answer: HttpsAnswer }> {
    const visited = [url];
    let answer = await this.ask(url, request);
    let at = url;
    while (answer.status >= 300 && answer.status < 400 && visited.length < mostRedirects) {
      at = new URL(answer.headers.location ?? '', at).href;
      visited.push(at);
      // Where a page only leads back to what is no server of this run, a browser would draw it.
      answer = await this.ask(at, {});
    }
    return { url: at, visited, answer };
  }

  /** A cookie that an origin has set. */
  public cookie(origin: string, name: string): string | undefined {
    return this.jars.get(origin)?.get(name);
  }

  private async ask(url: string, { headers = {}, ...request }: Omit<HttpsRequest, 'caFile'>): Promise<HttpsAnswer> {
    const { origin, protocol } = new URL(url);
    // Back to a command line, which listens on loopback without TLS and wants no cookie.
    if (protocol === 'http:') return plain(await fetch(url, { redirect: 'manual' }));
    const jar = this.jars.get(origin) ?? new Map<string, string>();
    this.jars.set(origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await httpsRequest(url, { ...request, headers: { ...headers, cookie }, caFile: this.caFile });
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  }
}

const plain = async (response: Response): Promise<HttpsAnswer> => ({
  status: response.status,
  headers: Object.fromEntries(response.headers),
  body: await response.text(),
});

/** Says who somebody is on the page that asks it, and follows where that leads. */
export function answerSignIn(
  browser: Browser,
  page: { readonly url: string },
  person: string,
): ReturnType<Browser['open']> {
  const body = new URLSearchParams({ login: person }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) };
  return browser.open(page.url, { method: 'POST', headers, body });
}

/**
 * Signs somebody in to Argo CD as its page does: Argo CD sends the browser to the identity provider with a challenge, the
 * person says there who they are, and Argo CD exchanges the code that comes back for a token, which is a cookie then.
 */
export async function signIn(argocd: string, person: string, caFile: string): Promise<{ token: string; asked: URL }> {
  const browser = new Browser(caFile);
  const page = await browser.open(`${argocd}/auth/login?return_url=${encodeURIComponent(`${argocd}/api/version`)}`);
  const asked = page.visited.map((url) => new URL(url)).find(({ searchParams }) => searchParams.has('client_id'));
  if (asked === undefined || page.answer.status !== 200) {
    throw new Error(`no page to sign in: ${page.answer.status} at ${page.url}: ${page.answer.body}`);
  }
  const done = await answerSignIn(browser, page, person);
  const token = browser.cookie(argocd, 'argocd.token');
  if (token === undefined) throw new Error(`not signed in: ${done.answer.status} at ${done.url}: ${done.answer.body}`);
  return { token, asked };
}
