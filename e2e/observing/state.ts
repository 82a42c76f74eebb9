import type { KubeObject } from '../../tools/processes/kubectl';
import type { AwsResource } from '../accounts/inventory/aws-resource';
import { type Turnover, turnoverOf } from '../accounts/turnover';
import type { Loop } from '../loop/loop';
import type { DeployedKinds } from './deployed-kinds';

/** An object of a cluster, or a resource in AWS. */
export interface Thing {
  /** What it says, as lines of text. */
  readonly content: string;
  /** What no other thing has, not even one of the same name that takes its place. */
  readonly identity: string;
  /** Whether Crossplane composes it. */
  readonly isComposed: boolean;
  /** Its kind in AWS. @default - it is an object of a cluster */
  readonly kindInAws?: string;
}

/** What there is, and was. */
export interface State {
  /** What there is, by cluster or account, kind, namespace and name. */
  readonly things: ReadonlyMap<string, Thing>;
  /** What was made and deleted in AWS, by kind. */
  readonly turnover: ReadonlyMap<string, Turnover>;
}

/** What EC2 invents for a resource each time that it is made, as in `sg-0123456789abcdef0`. */
const invented = /\b[a-z]+-[0-9a-f]{17}\b/g;

// Of an object these say what happened to it, not what is wanted: who wrote when, what came of it, and what Argo CD is
// asked to do now. Labels and whether it is being deleted are the part of the metadata that counts.
const events = ['metadata', 'status', 'operation'];
// References to several, and what the provider finds for them, in any order.
const sets = /(?:Ids|Refs)$/;
// The API server draws these anew for each Service.
const drawn = ['clusterIP', 'clusterIPs'];

/** Reads everything of these kinds in every cluster, and what every account of AWS has. */
export async function stateOf(loop: Loop, kinds: DeployedKinds): Promise<State> {
  const turnover = turnoverOf(loop.aws.calls.list());
  const resources = await Promise.all(
    Object.keys(loop.workload).map(async (environment): Promise<[string, AwsResource][]> => {
      const found = await loop.aws.inventory(environment);
      return found.map((one) => [`AWS: ${environment}: ${one.kind} ${one.name}`, one]);
    }),
  );
  const named = new Map(resources.flat().map(([name, { identity }]) => [identity, name]));
  const objects = await Promise.all([
    objectsOf('management', loop.management, kinds.management),
    ...Object.entries(loop.workload).map(([name, cluster]) => objectsOf(name, cluster, kinds.workload[name] ?? '')),
  ]);
  return {
    things: new Map([
      ...objects.flat().map(([name, object]): [string, Thing] => [name, thingOf(object, named)]),
      ...resources.flat().map(([name, { kind, identity, tags }]): [string, Thing] => {
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
  // An API server that has just started does not tell the namespace controller of custom resources yet: what is deleted in
  // that moment leaves objects in a namespace that is gone.
  const reachable = objects.filter(({ metadata: { namespace } }) => !namespace || namespaces.includes(namespace));
  return reachable.map((object) => {
    const group = object.apiVersion.includes('/') ? `.${object.apiVersion.split('/')[0]}` : '';
    const { namespace = '', name: own } = object.metadata;
    return [`${name}: ${object.kind}${group} ${namespace}/${own}`, object] as const;
  });
}

function thingOf(object: KubeObject, named: ReadonlyMap<string, string>): Thing {
  const { annotations, labels, uid, creationTimestamp, deletionTimestamp } = object.metadata;
  // What is published to it are tokens that expire.
  const isConnection = object.type === 'connection.crossplane.io/v1alpha1';
  const ignored = isConnection ? [...events, 'data'] : events;
  const fields = Object.entries(object).filter(([field]) => !ignored.includes(field));
  const wanted = { labels, isDeleted: deletionTimestamp !== undefined, ...Object.fromEntries(fields) };
  return {
    content: JSON.stringify(wanted, (key, value) => comparable(key, value, named), 1),
    identity: `${uid} of ${creationTimestamp}`,
    // The label that Crossplane gives to what it composes the composite has as well.
    isComposed: annotations?.['crossplane.io/composition-resource-name'] !== undefined,
  };
}

/** A value without what differs from run to run: an id that AWS invented, unlike which resource it is, and an order of sets. */
function comparable(key: string, value: unknown, named: ReadonlyMap<string, string>): unknown {
  if (drawn.includes(key)) return undefined;
  if (typeof value === 'string') return value.replace(invented, (id) => named.get(id) ?? id);
  if (!Array.isArray(value) || !sets.test(key)) return value;
  const texts = value.map((one) => JSON.stringify(one, (inner, part) => comparable(inner, part, named)));
  return texts.sort().map((one) => JSON.parse(one));
}
