import assert from 'node:assert/strict';
import { isObject, type JsonObject, stringAt } from '../../objects/json';
import { forProviderOf } from '../../objects/managed-resource';
import type { LivedThrough } from './live';
import { shownHealth } from './shown-health';

/** A moment in the life of a cluster's version, and what must follow from it. */
interface Moment {
  /** Version in Git, in steps above the one that `dist/` asks for; the others count likewise. */
  readonly git: number;
  readonly aws: number;
  /** What AWS is asked for: the version that it runs, where it has upgraded by itself. */
  readonly asked: number;
  readonly status: 'Healthy' | 'Progressing';
}

const moments: readonly Moment[] = [
  // AWS upgrades by itself, and Git follows.
  { git: 0, aws: 1, asked: 1, status: 'Healthy' },
  { git: 0, aws: 2, asked: 2, status: 'Healthy' },
  { git: 1, aws: 2, asked: 2, status: 'Healthy' },
  { git: 2, aws: 2, asked: 2, status: 'Healthy' },
  // Git upgrades, and goes back.
  { git: 3, aws: 2, asked: 3, status: 'Progressing' },
  { git: 3, aws: 3, asked: 3, status: 'Healthy' },
  { git: 2, aws: 3, asked: 2, status: 'Progressing' },
  { git: 2, aws: 2, asked: 2, status: 'Healthy' },
  // Later AWS may choose by itself a version that Git has taken back.
  { git: 2, aws: 3, asked: 3, status: 'Healthy' },
];

/** Throws unless a cluster asks AWS for the version in Git, and never to go back from a version that AWS chose. */
export async function checkVersions({ life }: LivedThrough): Promise<void> {
  const { spec } = life.composite.body;
  const first = Number(stringAt(spec, 'version')?.split('.')[1]);
  const versionOf = (steps: number) => `1.${first + steps}`;
  for (const { git, aws, asked, status } of moments) {
    const changed: JsonObject = { ...(isObject(spec) ? spec : {}), version: versionOf(git) };
    const { resources, after } = await life.reach('everything ready', [], changed, versionOf(aws));
    const cluster = resources.find(({ kind }) => kind === 'Cluster');
    const moment = `Git ${versionOf(git)}, AWS ${versionOf(aws)}`;
    assert.equal(stringAt(forProviderOf(cluster), 'version'), versionOf(asked), moment);
    const shown = shownHealth(after);
    assert.equal(shown.status, status, moment);
    const isAdvised = new RegExp(`write kubernetesVersion: '${versionOf(git + 1)}'`).test(shown.message ?? '');
    assert.equal(isAdvised, asked > git, moment);
  }
}
