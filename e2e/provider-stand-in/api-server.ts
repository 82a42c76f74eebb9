import { request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent, request as httpsRequest, type RequestOptions } from 'node:https';
import { text } from 'node:stream/consumers';
import type { KubeConfig } from '@kubernetes/client-node';
import { at, isObject, type JsonObject, parsedObject, stringAt } from '../../checks/json';

/** The API server refused a request, or has no such object; the message is the server's own. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** How the body of a patch is to be read. */
export type PatchType = 'merge' | 'apply';

const contentTypes = { merge: 'application/merge-patch+json', apply: 'application/apply-patch+yaml' };

/** Sends single requests to an API server over connections that stay open. */
export class ApiServer {
  private constructor(
    /** Where the requests go and as whom, also for watches. */
    readonly config: KubeConfig,
    private readonly server: URL,
    private readonly options: RequestOptions,
  ) {}

  /** Prepares requests to the current cluster of a kubeconfig; throws where it has none. */
  static async of(config: KubeConfig): Promise<ApiServer> {
    const cluster = config.getCurrentCluster();
    if (cluster === null) throw new Error('kubeconfig: no current cluster — set current-context');
    const options: RequestOptions = {};
    await config.applyToHTTPSOptions(options);
    const { ca, cert, key, rejectUnauthorized, servername, headers } = options;
    const agent = new Agent({ keepAlive: true, maxSockets: 16, ca, cert, key, rejectUnauthorized, servername });
    return new ApiServer(config, new URL(cluster.server), { agent, headers });
  }

  /** The object, or the list in the type that its reader gives it, at a path, as `/api/v1/namespaces/dev`; throws ApiError. */
  get<T = JsonObject>(path: string): Promise<T> {
    return this.send('GET', path);
  }

  /** The object at a path, or undefined where there is none. */
  async find(path: string): Promise<JsonObject | undefined> {
    try {
      return await this.get(path);
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return undefined;
      throw error;
    }
  }

  /** Patches an object and returns what became of it. A server-side apply takes over fields of other managers. */
  patch(path: string, type: PatchType, body: JsonObject, fieldManager: string): Promise<JsonObject> {
    const query = new URLSearchParams({ fieldManager, ...(type === 'apply' ? { force: 'true' } : {}) });
    return this.send('PATCH', `${path}?${query}`, { body: JSON.stringify(body), type: contentTypes[type] });
  }

  /** Deletes an object; one that is not there is deleted. */
  async delete(path: string): Promise<void> {
    try {
      await this.send('DELETE', path);
    } catch (error) {
      if (!(error instanceof ApiError && error.status === 404)) throw error;
    }
  }

  /** Closes the connections. */
  close(): void {
    const { agent } = this.options;
    if (agent instanceof Agent) agent.destroy();
  }

  private async send<T>(method: string, path: string, patch?: { body: string; type: string }): Promise<T> {
    const url = new URL(path, this.server);
    const type = patch === undefined ? {} : { 'content-type': patch.type };
    const headers = { ...this.options.headers, accept: 'application/json', ...type };
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const options = { ...this.options, method, headers };
      const secure = url.protocol === 'https:';
      const sent = secure ? httpsRequest(url, options, resolve) : httpRequest(url, { method, headers }, resolve);
      sent.on('error', reject);
      sent.end(patch?.body);
    });
    const status = response.statusCode ?? 0;
    const body = await text(response);
    if (status < 200 || status > 299) {
      throw new ApiError(status, stringAt(parsedObject(body), 'message') ?? body.slice(0, 200));
    }
    return JSON.parse(body);
  }
}

/** Namespace and name of an object, as `dev/eks-vpc-dev`; a cluster-scoped object has an empty namespace. */
export function placeOf(object: JsonObject): string {
  const metadata = at(object, 'metadata');
  if (!isObject(metadata)) return '/';
  return `${stringAt(metadata, 'namespace') ?? ''}/${stringAt(metadata, 'name') ?? ''}`;
}
