import { KubectlError, type KubeObject } from '../../tools/processes/kubectl';
import { httpsGet } from '../loopback/https-get';
import type { HttpsAnswer } from '../loopback/https-request';
import type { Cluster } from './cluster';

/**
 * All objects at a path of an API server, without a kubectl for each of many calls; none where the path is unknown. Throws
 * KubectlError where the API server does not answer within 10 seconds, or not with a list.
 */
export async function listObjects(
  { server, ...access }: Pick<Cluster, 'server' | 'caFile' | 'token'>,
  path: string,
): Promise<readonly KubeObject[]> {
  const url = `${server}${path}`;
  try {
    return itemsOf(await httpsGet(url, access));
  } catch (error) {
    throw new KubectlError(`${url}: ${error instanceof Error ? error.message : error}`);
  }
}

/** The items of a list, each with the kind and version that only the list states. */
function itemsOf({ status, body }: HttpsAnswer): readonly KubeObject[] {
  if (status === 404) return [];
  if (status !== 200) throw new Error(`${status} ${body}`);
  const { kind, apiVersion, items } = JSON.parse(body);
  return items.map((item: object) => ({ ...item, kind: kind.replace(/List$/, ''), apiVersion }));
}
