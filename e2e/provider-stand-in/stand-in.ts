import type { JsonObject } from '../../checks/json';
import { placeOf } from './api-server';
import type { ObjectWorld } from './kubernetes-object';
import { ManagedResource } from './managed-resource';
import { releaseConfig } from './provider-config';
import { reconcile } from './reconcile';
import { isProviderGroup, type ServedKind, servedKind } from './served-kind';
import { idOf } from './store';
import { type KindWatch, watchKind } from './watch-kind';
import { type Outcome, WorkQueue } from './work-queue';

const crdPath = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';

/** Watches all kinds of the providers, those that appear later too, and reconciles their managed resources. */
export class StandIn {
  private readonly queue: WorkQueue;
  private readonly watches = new Map<string, KindWatch>();
  private crds: KindWatch | undefined;

  constructor(
    private readonly here: ObjectWorld,
    private readonly log: (line: string) => void,
  ) {
    const options = { concurrency: 8, firstRetryMs: 200, longestRetryMs: 1000 };
    this.queue = new WorkQueue((key) => this.turn(key), options);
  }

  /** Resolves when every kind that is served now is watched. */
  async start(): Promise<void> {
    const events = {
      changed: (crd: JsonObject) => this.serve(crd),
      deleted: (crd: JsonObject) => this.forget(crd),
    };
    this.crds = watchKind(this.here.world.api, crdPath, events);
    await this.crds.listed;
    await Promise.all([...this.watches.values()].map(({ listed }) => listed));
    this.log(`watching ${this.watches.size} kinds`);
  }

  /** Ends all watches; reconciliations that are under way end by themselves. */
  async stop(): Promise<void> {
    this.queue.stop();
    this.crds?.stop();
    for (const { stop } of this.watches.values()) stop();
    await this.here.world.inventory.flush();
  }

  private serve(crd: JsonObject): void {
    const kind = servedKind(crd);
    if (kind === undefined || !isProviderGroup(kind.group)) return;
    const { api, store } = this.here.world;
    store.serve(kind);
    const scheme = `/apis/${kind.group}/${kind.version}/${kind.plural}`;
    if (this.watches.has(idOf(kind))) return;
    const changed = (object: JsonObject) => {
      store.put(kind, object);
      this.queue.add(`${idOf(kind)} ${placeOf(object)}`);
    };
    const deleted = (object: JsonObject) => store.remove(kind, object);
    this.watches.set(idOf(kind), watchKind(api, scheme, { changed, deleted }));
  }

  private forget(crd: JsonObject): void {
    const kind = servedKind(crd);
    if (kind === undefined) return;
    this.watches.get(idOf(kind))?.stop();
    this.watches.delete(idOf(kind));
    this.here.world.store.forget(kind);
  }

  private async turn(key: string): Promise<Outcome> {
    const [kindId = '', place = ''] = key.split(' ');
    const { api, store } = this.here.world;
    const kind: ServedKind | undefined = store.kind(kindId);
    const object = store.object(kindId, place);
    if (kind === undefined || object === undefined) return 'done';
    try {
      if (kind.forProvider === undefined) {
        return (await releaseConfig(this.here.world, kind, object)) ? { afterMs: 500 } : 'done';
      }
      return await reconcile(this.here, new ManagedResource(kind, object, api, store));
    } catch (error) {
      // An API server that is down, or one that refuses what it should not: said aloud, and tried again.
      this.log(`${key}: ${error instanceof Error ? error.message : String(error)}`);
      return 'retry';
    }
  }
}
