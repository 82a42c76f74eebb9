import { setTimeout as sleep } from 'node:timers/promises';
import { at, isObject, type Json, stringAt } from '../../objects/json';
import type { HttpsAnswer } from '../loopback/https-request';
import { httpsRequest } from '../loopback/https-request';
import type { Act, ApiRequest, Target } from './acts';
import { signIn } from './browser';
import type { SignedInArgoCd } from './signed-in-argocd';

/** What people get for an answer from Argo CD's API, each with the token with which they have signed in. */
export class Answers {
  private readonly tokens = new Map<string, string>();

  /** @param administrator who can see every Application, once they have signed in */
  public constructor(
    private readonly argocd: Pick<SignedInArgoCd, 'url' | 'caFile'>,
    private readonly administrator: string,
  ) {}

  /** Signs somebody in, as the page of Argo CD does; returns what Argo CD asked the identity provider for. */
  public async signIn(person: string): Promise<URL> {
    const { token, asked } = await signIn(this.argocd.url, person, this.argocd.caFile);
    this.tokens.set(person, token);
    return asked;
  }

  /** Whether Argo CD does what an act asks, for somebody; throws where its answer is neither that nor a refusal. */
  public async decisionOn({ atRest, lists, request, says }: Act, target: Target, person: string): Promise<boolean> {
    if (atRest !== undefined) await this.untilAtRest(atRest(target));
    return this.decision(person, request(target), says, lists && `"name":"${lists(target)}"`);
  }

  /** The same for a request, whose answer must have a text where it is a list. */
  public async decision(person: string, request: ApiRequest, says?: RegExp, listed?: string): Promise<boolean> {
    const answer = await this.ask(person, request);
    if (answer.status === 403) return false;
    if (answer.status === 200) return listed === undefined || answer.body.includes(listed);
    if (says?.test(answer.body)) return true;
    throw new Error(`${person}: ${request.method} ${request.path}: ${answer.status} ${answer.body.slice(0, 500)}`);
  }

  /** Waits until an Application has no operation under way. */
  public async untilAtRest(name: string): Promise<void> {
    for (let attempt = 0; attempt < 120; attempt += 1) {
      const { body } = await this.ask(this.administrator, { method: 'GET', path: `applications/${name}` });
      const application: Json = JSON.parse(body);
      const phase = stringAt(application, 'status', 'operationState', 'phase');
      if (!isObject(at(application, 'operation')) && phase !== 'Running') return;
      await sleep(250);
    }
    throw new Error(`${name}: its operation does not end`);
  }

  /** Asks as somebody who has signed in. */
  public ask(person: string, request: ApiRequest): Promise<HttpsAnswer> {
    return this.askWith(this.tokens.get(person), request);
  }

  /** Asks with any token, or with none. */
  public askWith(token: string | undefined, { body, method, path }: ApiRequest): Promise<HttpsAnswer> {
    return this.askAt(`${this.argocd.url}/api/v1/${path}`, token, method, body);
  }

  /** The status of a page beside the API, for somebody who has signed in. */
  public async statusOf(person: string, path: string): Promise<number> {
    const headers = { cookie: `argocd.token=${this.tokens.get(person)}` };
    return (await httpsRequest(`${this.argocd.url}/${path}`, { headers, caFile: this.argocd.caFile })).status;
  }

  private askAt(url: string, token: string | undefined, method: string, body?: object | string): Promise<HttpsAnswer> {
    const headers = {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    };
    const written = body === undefined ? undefined : JSON.stringify(body);
    // An Application is refreshed, and a repository tried, before the answer.
    return httpsRequest(url, { method, headers, body: written, caFile: this.argocd.caFile, limitMs: 60_000 });
  }
}
