import { type KubernetesListObject, type KubernetesObject, makeInformer } from '@kubernetes/client-node';
import type { JsonObject } from '../../checks/json';
import type { ApiServer } from './api-server';

/** What happens to the objects of a kind. */
export interface KindEvents {
  changed(object: JsonObject): void;
  deleted(object: JsonObject): void;
}

type Listed = KubernetesObject & JsonObject;

/**
 * Lists and watches all objects at a path, as `/apis/ec2.aws.m.upbound.io/v1beta1/vpcs`, again after each failure.
 * Resolves when the first list is in; the returned function ends the watch.
 */
export async function watchKind(api: ApiServer, path: string, events: KindEvents): Promise<() => void> {
  const list = () => api.get<KubernetesListObject<Listed>>(path);
  const informer = makeInformer<Listed>(api.config, path, list);
  let retry: NodeJS.Timeout | undefined;
  let stopped = false;
  informer.on('add', (object) => events.changed(object));
  informer.on('update', (object) => events.changed(object));
  informer.on('delete', (object) => events.deleted(object));
  informer.on('error', () => {
    // Also what an API server that is down or restarting looks like: the next start lists anew.
    if (!stopped) retry = setTimeout(() => void informer.start(), 500);
  });
  await informer.start();
  return () => {
    stopped = true;
    clearTimeout(retry);
    void informer.stop();
  };
}
