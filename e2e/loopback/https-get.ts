import { readFileSync } from 'node:fs';
import { request } from 'node:https';

/** Status code of a GET with a bearer token from a server whose certificate is signed by the authority in a file. */
export function httpsGet(url: string, caFile: string, token: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const options = { ca: readFileSync(caFile), headers: { authorization: `Bearer ${token}` }, agent: false };
    const sent = request(url, options, (response) => {
      response.once('error', reject).once('end', () => resolve(response.statusCode ?? 0));
      response.resume();
    });
    sent.once('error', reject).end();
  });
}
