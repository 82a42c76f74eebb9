import type { JsonObject } from '../../objects/json';
import { KubectlError } from '../../tools/processes/kubectl';
import { type HttpsAnswer, httpsRequest } from '../loopback/https-request';
import type { Cluster } from './cluster';

/** A change of what an API server has. */
export interface ApiCall {
  readonly method: 'DELETE' | 'PATCH' | 'POST';
  /** Path of the object, or of the list that it is added to. */
  readonly path: string;
  /** What is added, or merged into what is there. @default - nothing */
  readonly body?: JsonObject;
  /** Refusals that are as good as success: 404 where an object is gone, 409 where it is there already. @default - none */
  readonly fine?: readonly number[];
}

/**
 * Changes an object without a kubectl for each of many calls. Throws KubectlError where the API server refuses, or does not
 * answer within 10 seconds.
 */
export async function callApi(
  cluster: Pick<Cluster, 'server' | 'caFile' | 'token'>,
  { method, path, body, fine = [] }: ApiCall,
): Promise<void> {
  const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  const headers = { authorization: `Bearer ${cluster.token}`, 'content-type': type };
  const url = `${cluster.server}${path}`;
  let answer: HttpsAnswer;
  try {
    answer = await httpsRequest(url, { method, headers, body: body && JSON.stringify(body), caFile: cluster.caFile });
  } catch (error) {
    throw new KubectlError(`${method} ${url}: ${error instanceof Error ? error.message : error}`);
  }
  if (answer.status >= 300 && !fine.includes(answer.status)) {
    throw new KubectlError(`${method} ${url}: refused (${answer.status}) — ${answer.body.trim()}`);
  }
}
