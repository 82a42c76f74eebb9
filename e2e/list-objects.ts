import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import type { Cluster } from './cluster';
import { KubectlError, type KubeObject } from './kubectl';

/**
 * All objects at a path of an API server, for what is asked again and again and not worth a kubectl each time; none where
 * the path is unknown. Throws KubectlError where the API server does not answer.
 */
export function listObjects(
  { server, caFile, token }: Pick<Cluster, 'server' | 'caFile' | 'token'>,
  path: string,
): Promise<readonly KubeObject[]> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new KubectlError(`${server}${path}: ${why}`));
    const headers = { authorization: `Bearer ${token}` };
    const sent = request(`${server}${path}`, { ca: readFileSync(caFile), headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', (error) => fail(error.message));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        if (response.statusCode === 404) resolve([]);
        else if (response.statusCode === 200) resolve(itemsOf(text));
        else fail(`${response.statusCode} ${text}`);
      });
    });
    sent.on('error', (error) => fail(error.message));
    sent.end();
  });
}

/** The items of a list, which say neither kind nor version themselves. */
function itemsOf(text: string): readonly KubeObject[] {
  const { kind, apiVersion, items } = JSON.parse(text);
  return items.map((item: object) => ({ ...item, kind: kind.replace(/List$/, ''), apiVersion }));
}
