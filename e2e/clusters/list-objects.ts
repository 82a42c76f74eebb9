import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { KubectlError, type KubeObject } from '../../tools/processes/kubectl';
import type { Cluster } from './cluster';

const limitMs = 10_000;

/**
 * All objects at a path of an API server, for what is asked again and again and not worth a kubectl each time; none where
 * the path is unknown. Throws KubectlError where the API server does not answer within 10 seconds, or not with a list.
 */
export function listObjects(
  { server, caFile, token }: Pick<Cluster, 'server' | 'caFile' | 'token'>,
  path: string,
): Promise<readonly KubeObject[]> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new KubectlError(`${server}${path}: ${why}`));
    const broken = ({ name, message }: Error) =>
      fail(name === 'AbortError' ? `no answer in ${limitMs / 1000} s` : message);
    const headers = { authorization: `Bearer ${token}` };
    const options = { ca: readFileSync(caFile), headers, signal: AbortSignal.timeout(limitMs) };
    const sent = request(`${server}${path}`, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', broken);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        if (response.statusCode === 404) return resolve([]);
        if (response.statusCode !== 200) return fail(`${response.statusCode} ${text}`);
        try {
          resolve(itemsOf(text));
        } catch (error) {
          // Thrown on from here it would end the whole process.
          fail(`no list (${error}): ${text.slice(0, 200)}`);
        }
      });
    });
    sent.on('error', broken);
    sent.end();
  });
}

/** The items of a list, which say neither kind nor version themselves. */
function itemsOf(text: string): readonly KubeObject[] {
  const { kind, apiVersion, items } = JSON.parse(text);
  return items.map((item: object) => ({ ...item, kind: kind.replace(/List$/, ''), apiVersion }));
}
