import type { DistObject } from '../../objects/dist';
import type { KubeObject } from '../../tools/processes/kubectl';
import type { Loop } from '../loop/loop';

/** Objects that exist in a cluster. */
export interface LivingObjects {
  /** Those that are not being deleted. */
  readonly living: readonly DistObject[];
  /** Those that are being deleted. */
  readonly dying: readonly DistObject[];
}

/** Which of an environment's objects exist, on the management cluster or on its workload cluster. */
export async function livingObjects(
  { management, workload }: Loop,
  environment: string,
  objects: readonly DistObject[],
): Promise<LivingObjects> {
  const living: DistObject[] = [];
  const dying: DistObject[] = [];
  for (const [cluster, running] of [['', management] as const, [environment, workload[environment]] as const]) {
    const wanted = objects.filter((object) => object.cluster === cluster);
    if (running === undefined || wanted.length === 0) continue;
    const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: wanted.map(identity) });
    const text = await running.kubectl.run(['get', '--filename=-', '--ignore-not-found', '--output=json'], {
      input: list,
    });
    // kubectl prints nothing, one object, or a list.
    const answer = text === '' ? { items: [] } : JSON.parse(text);
    const found: readonly KubeObject[] = answer.items ?? [answer];
    const dies = new Map(found.map((one) => [keyOf(one), one.metadata.deletionTimestamp !== undefined]));
    for (const object of wanted) {
      const isDying = dies.get(keyOf(identity(object)));
      if (isDying !== undefined) (isDying ? dying : living).push(object);
    }
  }
  return { living, dying };
}

function identity({ apiVersion, kind, name, namespace }: DistObject) {
  return { apiVersion, kind, metadata: { name, ...(namespace !== '' && { namespace }) } };
}

function keyOf({ apiVersion, kind, metadata }: ReturnType<typeof identity>): string {
  return [apiVersion, kind, metadata.namespace, metadata.name].join(' ');
}
