import { dirname } from 'node:path/posix';
import { type Deployment, deployments } from '../checks/argocd/deployments';
import type { DistObject } from '../objects/dist';
import { at, listAt, stringAt } from '../objects/json';

/** How Argo CD delivers the objects of one directory of `dist/`. */
export interface Delivery {
  /** The Application or ApplicationSet; undefined for what a person applies. */
  readonly by: DistObject | undefined;
  /** Branch, tag or commit that it deploys. */
  readonly revision: string;
  /** Whether it applies a new revision by itself, and prunes what left it. */
  readonly isAutomatic: boolean;
  /** Whether its Application goes when the directory does; otherwise a person deletes it. */
  readonly goesWithDirectory: boolean;
  /** Fields that it leaves as they are in the cluster, by group and kind: JSON pointers. */
  readonly leavesAlone: ReadonlyMap<string, readonly string[]>;
}

/** An object that Argo CD applies, and how. */
export interface Delivered {
  readonly object: DistObject;
  readonly delivery: Delivery;
}

/** The objects of `dist/` at a revision; undefined where the repository has no such revision. */
export type Pinned = (revision: string) => readonly DistObject[] | undefined;

/** What Argo CD deploys while its branch is at one state. */
export interface Deployed {
  /** What it applies, in the order of `dist/`. */
  readonly delivered: readonly Delivered[];
  /** Every Application and ApplicationSet that deploys directories of `dist/`, by kind and name. */
  readonly deliveries: ReadonlyMap<string, Delivery>;
  /** What `prunedIn` says of everything that is deployed: where something still is, Argo CD prunes what is not. */
  readonly active: ReadonlySet<string>;
  /** The revision of each environment, by its name. */
  readonly revisions: ReadonlyMap<string, Followed>;
  /** Every object of the state's own `dist/`, deployed or not. */
  readonly branch: readonly DistObject[];
}

/** What an environment follows. */
export interface Followed {
  readonly revision: string;
  /** Whether it is the branch that everything shared follows. */
  readonly isBranch: boolean;
  /** Whether the repository has it. */
  readonly exists: boolean;
}

const byHand: Delivery = {
  by: undefined,
  revision: '',
  isAutomatic: false,
  goesWithDirectory: false,
  leavesAlone: new Map(),
};

/**
 * What Argo CD deploys when the branch that its root Application follows has these objects in `dist/`: each directory at
 * the revision that its Application or ApplicationSet names.
 */
export function deployedOf(branch: readonly DistObject[], pinned: Pinned): Deployed {
  const all = deployments(branch);
  const root = all.find(({ by }) => by.name === 'root')?.revision ?? '';
  const folders = new Map<readonly DistObject[], ReadonlyMap<string, readonly DistObject[]>>();
  const objectsAt = (revision: string) => (revision === root ? branch : pinned(revision));
  const deliveries = new Map<string, Delivery>();
  const delivered = all.filter(isOurs).flatMap((deployment): Delivered[] => {
    const delivery = deliveryOf(deployment);
    deliveries.set(deliveredBy(deployment.by), delivery);
    const objects = objectsAt(deployment.revision);
    if (objects === undefined) return [];
    const byFolder = folders.get(objects) ?? foldersOf(objects);
    folders.set(objects, byFolder);
    return [...byFolder].flatMap(([folder, inside]) =>
      deployment.deploys(folder) ? inside.map((object) => ({ object, delivery })) : [],
    );
  });
  const applied = branch
    .filter(({ file }) => dirname(file) === 'dist/argocd/root')
    .map((object) => ({ object, delivery: byHand }));
  const revisions = all.flatMap((deployment): [string, Followed][] => {
    const name = environmentOf(deployment);
    if (name === undefined) return [];
    const { revision } = deployment;
    return [[name, { revision, isBranch: revision === root, exists: objectsAt(revision) !== undefined }]];
  });
  return {
    delivered: [...delivered, ...applied],
    deliveries,
    active: new Set(delivered.map(prunedIn)),
    revisions: new Map(revisions),
    branch,
  };
}

/** The Application that prunes an object: of an ApplicationSet the one of its directory. */
export function prunedIn({ object, delivery: { by } }: Delivered): string {
  if (by === undefined) return '';
  return `${deliveredBy(by)} ${by.kind === 'ApplicationSet' ? dirname(object.file) : ''}`;
}

/** How an Application or ApplicationSet is found again. */
export function deliveredBy({ kind, name, namespace }: DistObject): string {
  return `${kind} ${namespace}/${name}`;
}

/** The environment whose resources a deployment makes on the management cluster. */
function environmentOf({ by, deploys }: Deployment): string | undefined {
  const [, name] = /^(.+)-management$/.exec(by.name) ?? [];
  return by.kind === 'ApplicationSet' && name !== undefined && deploys(`dist/${name}/management/any`)
    ? name
    : undefined;
}

/** Charts and Argo CD's own manifests come from elsewhere. */
const isOurs = ({ by, listed }: Deployment) =>
  listed.length > 0 || stringAt(by.body, 'spec', 'source', 'path')?.startsWith('dist/') === true;

function foldersOf(objects: readonly DistObject[]): ReadonlyMap<string, readonly DistObject[]> {
  const folders = new Map<string, DistObject[]>();
  for (const object of objects) {
    const folder = dirname(object.file);
    const inside = folders.get(folder);
    if (inside === undefined) folders.set(folder, [object]);
    else inside.push(object);
  }
  return folders;
}

function deliveryOf({ by, revision }: Deployment): Delivery {
  const isSet = by.kind === 'ApplicationSet';
  const spec = isSet ? at(by.body, 'spec', 'template', 'spec') : by.body.spec;
  const sync = stringAt(by.body, 'spec', 'syncPolicy', 'applicationsSync') ?? 'sync';
  const ignored = listAt(spec, 'ignoreDifferences').map((entry): [string, string[]] => [
    `${stringAt(entry, 'group') ?? ''} ${stringAt(entry, 'kind') ?? ''}`,
    listAt(entry, 'jsonPointers').map(String),
  ]);
  return {
    by,
    revision,
    isAutomatic: at(spec, 'syncPolicy', 'automated', 'prune') === true,
    goesWithDirectory: isSet && ['sync', 'create-delete'].includes(sync),
    leavesAlone: new Map(ignored),
  };
}
