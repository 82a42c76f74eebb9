import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { text } from 'node:stream/consumers';

/** What is sent to a server on loopback. */
export interface HttpsRequest {
  /** @default GET */
  readonly method?: string;
  /** @default - none */
  readonly headers?: Readonly<Record<string, string>>;
  /** @default - none */
  readonly body?: string;
  /** Certificate of the authority that signed the server's. */
  readonly caFile: string;
  /** Milliseconds. @default 10000 */
  readonly limitMs?: number;
}

/** Answer of a server. */
export interface HttpsAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/**
 * Sends a request, which fetch cannot since it takes no authority, and follows no redirect; throws where the server does
 * not answer in time.
 */
export async function httpsRequest(
  url: string,
  { method = 'GET', headers = {}, body, caFile, limitMs = 10_000 }: HttpsRequest,
): Promise<HttpsAnswer> {
  const options = { method, ca: readFileSync(caFile), headers, signal: AbortSignal.timeout(limitMs) };
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      request(url, options, resolve).once('error', reject).end(body);
    });
    return { status: response.statusCode ?? 0, headers: response.headers, body: await text(response) };
  } catch (error) {
    if (options.signal.aborted) throw new Error(`no answer in ${limitMs / 1000} s`);
    throw error;
  }
}
