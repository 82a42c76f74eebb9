import { type KubernetesListObject, type KubernetesObject, makeInformer } from '@kubernetes/client-node';
import type { JsonObject } from '../../checks/json';
import type { ApiServer } from './api-server';

/** What happens to the objects of a kind. */
export interface KindEvents {
  changed(object: JsonObject): void;
  deleted(object: JsonObject): void;
}

/** A watch that goes on until it is stopped. */
export interface KindWatch {
  /** Resolves when the first list is in. */
  readonly listed: Promise<void>;
  readonly stop: () => void;
}

type Listed = KubernetesObject & JsonObject;

const restartMs = 500;

/** Lists and watches all objects at a path, as `/apis/ec2.aws.m.upbound.io/v1beta1/vpcs`, again after each failure. */
export function watchKind(api: ApiServer, path: string, events: KindEvents): KindWatch {
  let stopped = false;
  let restart: NodeJS.Timeout | undefined;
  let first = () => {};
  const listed = new Promise<void>((resolve) => {
    // The informer takes the list in before it gives control back.
    first = () => setImmediate(resolve);
  });
  const informer = makeInformer<Listed>(api.config, path, async () => {
    const list = await api.get<KubernetesListObject<Listed>>(path);
    first();
    return list;
  });
  informer.on('add', (object) => events.changed(object));
  informer.on('update', (object) => events.changed(object));
  informer.on('delete', (object) => events.deleted(object));
  informer.on('error', () => {
    // Also what an API server that is down or restarting looks like: the next start goes on from where this one was.
    if (!stopped) restart = setTimeout(() => void informer.start(), restartMs);
  });
  void informer.start();
  const stop = () => {
    stopped = true;
    clearTimeout(restart);
    void informer.stop();
  };
  return { listed, stop };
}
