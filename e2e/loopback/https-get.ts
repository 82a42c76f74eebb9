import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { text } from 'node:stream/consumers';

const limitMs = 10_000;

/** What it takes to ask a server. */
export interface Access {
  /** Certificate of the authority that signed the server's. */
  readonly caFile: string;
  /** Bearer token. */
  readonly token: string;
}

/** Answer of a server. */
export interface HttpsAnswer {
  readonly status: number;
  readonly body: string;
}

/** Sends a GET, which fetch cannot since it takes no authority; throws where the server does not answer within 10 seconds. */
export async function httpsGet(url: string, { caFile, token }: Access): Promise<HttpsAnswer> {
  const headers = { authorization: `Bearer ${token}` };
  const options = { ca: readFileSync(caFile), headers, signal: AbortSignal.timeout(limitMs) };
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      request(url, options, resolve).once('error', reject).end();
    });
    return { status: response.statusCode ?? 0, body: await text(response) };
  } catch (error) {
    if (options.signal.aborted) throw new Error(`no answer in ${limitMs / 1000} s`);
    throw error;
  }
}
