import type { DistObject } from '../../objects/dist';
import { keyOf } from '../../plan/resources';
import { type Kubectl, KubectlError } from '../../tools/processes/kubectl';
import { isOfAccount } from './rendered';

/** What goes from one state to another. */
export interface Move {
  readonly from: readonly DistObject[];
  readonly to: readonly DistObject[];
  /** What is neither applied nor deleted, by its key. @default - nothing */
  readonly heldBack?: ReadonlySet<string>;
}

/**
 * Does what Argo CD does with a new revision: applies what differs on the server, in the order of the waves, then deletes
 * what is gone, in the reverse order. Returns what the API server refuses, by its key.
 */
export async function applyAsSynced(kubectl: Kubectl, moves: readonly Move[]): Promise<ReadonlyMap<string, string>> {
  const refused = new Map<string, string>();
  const [coming, going]: [DistObject[], DistObject[]] = [[], []];
  for (const { from, to, heldBack } of moves) {
    const [were, are] = [from, to].map((objects) => new Map(objects.map((one) => [keyOf(one), one])));
    const isFree = (one: DistObject) => !heldBack?.has(keyOf(one));
    const isOther = (one: DistObject) => JSON.stringify(were?.get(keyOf(one))?.body) !== JSON.stringify(one.body);
    coming.push(...to.filter((one) => isFree(one) && isOther(one)));
    going.push(...from.filter((one) => isFree(one) && !are?.has(keyOf(one))));
  }
  for (const wave of inWaves(coming)) await apply(kubectl, wave, refused);
  for (const wave of inWaves(going).reverse()) await remove(kubectl, [...wave].reverse());
  return refused;
}

async function apply(kubectl: Kubectl, objects: readonly DistObject[], refused: Map<string, string>): Promise<void> {
  try {
    await kubectl.applyAsArgoCd(['--filename=-'], listOf(objects.map(({ body }) => body)));
  } catch (error) {
    if (!(error instanceof KubectlError)) throw error;
    const [one, ...others] = objects;
    if (one !== undefined && others.length === 0) refused.set(keyOf(one), error.said);
    else for (const object of objects) await apply(kubectl, [object], refused);
  }
}

/** Deletes objects, and what Crossplane composes of them, without waiting for it. */
export async function remove(kubectl: Kubectl, objects: readonly DistObject[]): Promise<void> {
  if (objects.length === 0) return;
  const args = ['delete', '--filename=-', '--ignore-not-found', '--wait=false', '--cascade=foreground'];
  await kubectl.run(args, { input: listOf(objects.map(({ body }) => body)) });
}

function listOf(items: readonly object[]): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
}

/** An environment's namespace and account come before everything in it. */
function waveOf(object: DistObject): number {
  const wave = Number(object.annotations['argocd.argoproj.io/sync-wave'] ?? 0);
  return isOfAccount(object) ? wave - 1000 : wave;
}

function inWaves(objects: readonly DistObject[]): DistObject[][] {
  const waves = [...new Set(objects.map(waveOf))].sort((one, other) => one - other);
  const isNamespace = ({ kind }: DistObject) => kind === 'Namespace';
  return waves.map((wave) => {
    const inWave = objects.filter((object) => waveOf(object) === wave);
    return [...inWave.filter(isNamespace), ...inWave.filter((object) => !isNamespace(object))];
  });
}
