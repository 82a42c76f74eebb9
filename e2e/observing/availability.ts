import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { createInterface } from 'node:readline';
import type { KubeObject } from '../../tools/processes/kubectl';
import { httpsGet } from '../loopback/https-get';
import { pathOfPods, type ServicePods, takesRequests } from './pods';

interface Event {
  readonly type: string;
  readonly object: KubeObject;
}

/** How many pods of a service took requests at each moment since this began to watch them. */
export class Availability {
  private readonly ready = new Set<string>();
  private fewest = Number.POSITIVE_INFINITY;
  private failure: string | undefined;
  private isStopped = false;

  private constructor(private readonly watch: IncomingMessage) {
    createInterface({ input: watch }).on('line', (line) => this.seen(JSON.parse(line)));
    watch.on('error', () => this.ended());
    watch.on('end', () => this.ended());
  }

  /** Begins with the pods that there are. */
  public static async of(pods: ServicePods): Promise<Availability> {
    const { server, caFile, token } = pods.cluster;
    const url = `${server}${pathOfPods(pods)}`;
    const list = JSON.parse((await httpsGet(url, pods.cluster)).body);
    const options = { ca: readFileSync(caFile), headers: { authorization: `Bearer ${token}` } };
    const watch = await new Promise<IncomingMessage>((resolve, reject) => {
      request(`${url}&watch=1&resourceVersion=${list.metadata.resourceVersion}`, options, resolve)
        .once('error', reject)
        .end();
    });
    const availability = new Availability(watch);
    for (const object of list.items) availability.note({ type: 'ADDED', object });
    availability.count();
    return availability;
  }

  /** Ends, and returns the fewest pods at any moment; throws where the API server has not shown every moment. */
  public stop(): number {
    this.isStopped = true;
    this.watch.destroy();
    if (this.failure !== undefined) throw new Error(`the pods could not be watched to the end (${this.failure})`);
    return this.fewest;
  }

  private seen(event: Event): void {
    if (event.type === 'ERROR') this.failure = JSON.stringify(event.object);
    else this.note(event);
    this.count();
  }

  private note({ type, object }: Event): void {
    const { uid } = object.metadata;
    if (type !== 'DELETED' && takesRequests(object)) this.ready.add(uid);
    else this.ready.delete(uid);
  }

  private count(): void {
    this.fewest = Math.min(this.fewest, this.ready.size);
  }

  private ended(): void {
    if (!this.isStopped) this.failure ??= 'the API server ended it';
  }
}
