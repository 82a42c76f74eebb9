import { groupOf } from '../../objects/group-kind';
import { resourceNameAnnotation } from '../../objects/managed-resource';
import type { KubeObject } from '../../tools/processes/kubectl';
import type { AwsResource } from '../accounts/inventory/aws-resource';
import { type Turnover, turnoverOf } from '../accounts/turnover';
import type { Loop } from '../loop/loop';
import type { DeployedKinds } from './deployed-kinds';

/** An object of a cluster, or a resource in AWS. */
export interface Resource {
  /** What it says, as lines of text. */
  readonly content: string;
  /** Distinguishes it from any other, even from one of the same name that replaces it. */
  readonly identity: string;
  /** Whether Crossplane composes it. */
  readonly isComposed: boolean;
  /** Its kind in AWS. @default - it is an object of a cluster */
  readonly kindInAws?: string;
}

/** What exists in the clusters and in AWS, and what AWS has made and deleted. */
export interface State {
  /** What exists, by cluster or account, kind, namespace and name. */
  readonly resources: ReadonlyMap<string, Resource>;
  /** How often resources were made and deleted in AWS, by kind. */
  readonly turnover: ReadonlyMap<string, Turnover>;
}

/** An id that EC2 makes for each new resource, such as `sg-0123456789abcdef0`. */
const invented = /\b[a-z]+-[0-9a-f]{17}\b/g;

// These fields say what happened to an object, not what is wanted: who wrote it when, what became of it, and what Argo CD
// does with it now. Of the metadata, only the labels count, and whether the object is being deleted.
const events = ['metadata', 'status', 'operation'];
// Several references, or what the provider finds for them: their order does not count.
const sets = /(?:Ids|Refs)$/;
// The API server draws these for each Service.
const drawn = ['clusterIP', 'clusterIPs'];

/** Reads everything of these kinds in every cluster, and what every account of AWS has. */
export async function stateOf(loop: Loop, kinds: DeployedKinds): Promise<State> {
  const turnover = turnoverOf(loop.aws.calls.list());
  const inAws = await Promise.all(
    Object.keys(loop.workload).map(async (environment): Promise<[string, AwsResource][]> => {
      const found = await loop.aws.inventory(environment);
      return found.map((one) => [`AWS: ${environment}: ${one.kind} ${one.name}`, one]);
    }),
  );
  const named = new Map(inAws.flat().map(([name, { identity }]) => [identity, name]));
  const objects = await Promise.all([
    objectsOf('management', loop.management, kinds.management),
    ...Object.entries(loop.workload).map(([name, cluster]) => objectsOf(name, cluster, kinds.workload[name] ?? '')),
  ]);
  return {
    resources: new Map([
      ...objects.flat().map(([name, object]): [string, Resource] => [name, resourceOf(object, named)]),
      ...inAws.flat().map(([name, { kind, identity, tags }]): [string, Resource] => {
        const content = JSON.stringify(Object.entries(tags ?? {}).sort(), null, 1);
        return [name, { content, identity, isComposed: false, kindInAws: kind }];
      }),
    ]),
    turnover,
  };
}

async function objectsOf(name: string, { kubectl }: Loop['management'], kinds: string) {
  const objects = await kubectl.list(kinds);
  const namespaces = objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name);
  // Right after its API server has started, the namespace controller does not know custom resources yet, and leaves them
  // behind where it deletes a namespace.
  const reachable = objects.filter(({ metadata: { namespace } }) => !namespace || namespaces.includes(namespace));
  return reachable.map((object) => {
    const group = groupOf(object.apiVersion);
    const { namespace = '', name: own } = object.metadata;
    return [`${name}: ${object.kind}${group && `.${group}`} ${namespace}/${own}`, object] as const;
  });
}

function resourceOf(object: KubeObject, named: ReadonlyMap<string, string>): Resource {
  const { annotations, labels, uid, creationTimestamp, deletionTimestamp } = object.metadata;
  // Its data are tokens that expire.
  const isConnection = object.type === 'connection.crossplane.io/v1alpha1';
  const ignored = isConnection ? [...events, 'data'] : events;
  const fields = Object.entries(object).filter(([field]) => !ignored.includes(field));
  const wanted = { labels, isDeleted: deletionTimestamp !== undefined, ...Object.fromEntries(fields) };
  return {
    content: JSON.stringify(wanted, (key, value) => comparable(key, value, named), 1),
    identity: `${uid} of ${creationTimestamp}`,
    // Not the label that Crossplane gives to what it composes, since the composite itself has it too.
    isComposed: annotations?.[resourceNameAnnotation] !== undefined,
  };
}

/** A value without what differs from run to run: ids of AWS become the names of their resources, and sets are sorted. */
function comparable(key: string, value: unknown, named: ReadonlyMap<string, string>): unknown {
  if (drawn.includes(key)) return undefined;
  if (typeof value === 'string') return value.replace(invented, (id) => named.get(id) ?? id);
  if (!Array.isArray(value) || !sets.test(key)) return value;
  const texts = value.map((one) => JSON.stringify(one, (inner, part) => comparable(inner, part, named)));
  return texts.sort().map((one) => JSON.parse(one));
}
