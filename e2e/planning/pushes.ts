import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withControllers } from '../../charts/controllers/with-controllers';
import { units } from '../../charts/units';
import { type Files, filesOf, write } from '../../charts/write';
import { platform } from '../../config/platform';
import { loadEnvironments } from '../../config/rules/load';
import { type DistObject, readDist } from '../../objects/dist';
import { applications, listApplications } from '../argocd/applications';
import { approve } from '../argocd/approve';
import { refresh } from '../argocd/refresh';
import { until } from '../clusters/until';
import type { Loop } from '../loop/loop';
import { settled } from '../observing/settled';
import { keepKnownFields } from '../repository/known-fields';
import { withoutCharts } from '../repository/without-charts';
import type { Written } from './configurations/edit';
import { excepted } from './configurations/environment-edits';
import type { Pair } from './pair';

/** Seconds until Argo CD asks what it has to ask. */
const limit = 600;

/** Deploys states of environments as people do: a commit with a tag for all of them, a push, and then Argo CD. */
export class Pushes {
  private version = 0;

  public constructor(private readonly loop: Loop) {}

  /** Commits and tags the states, one of each environment; returns the objects of their `dist/`. */
  public commit(states: readonly Written[]): readonly DistObject[] {
    const { checkout, programs } = this.loop;
    this.version += 1;
    const tag = `v0.0.${this.version}`;
    const dist = join(checkout.folder, 'dist');
    write(filesOfAll(states, tag, checkout.url), dist);
    withoutCharts(dist, checkout.url);
    keepKnownFields(dist, programs.sources.providerAws);
    checkout.commit(`State ${tag}`);
    checkout.tag(tag);
    return readDist(dist).objects;
  }

  /** Pushes the first state, which Argo CD is told of by hand, and waits until all of it is deployed. */
  public async first(environments: readonly string[]): Promise<void> {
    const { checkout, management } = this.loop;
    await checkout.push();
    await management.kubectl.apply(readFileSync(join(checkout.folder, 'dist/argocd/root/root.yaml'), 'utf8'));
    await settled(this.loop, { units: this.units(environments) });
  }

  /**
   * Pushes another state. Throws where Argo CD does not ask for exactly the confirmations of the plans; calls `waiting` while
   * it asks, then confirms, and waits until all is deployed.
   */
  public async next(
    environments: readonly string[],
    pairs: readonly Pair[],
    waiting: () => Promise<void>,
  ): Promise<void> {
    const { checkout, management } = this.loop;
    const names = new Map((await applications(management)).map(({ path, name }) => [path, name]));
    const asking = new Set(
      pairs
        .flatMap(({ plan }) => plan.changes)
        .flatMap(({ unit, waitsFor }) => (waitsFor.includes('confirmation') ? [unit] : [])),
    );
    const asked = [...asking].map((unit) => names.get(unit) ?? unit).sort();
    await checkout.push();
    await refresh(management.kubectl, ['root']);
    await until('the questions of Argo CD', async () => differences(asked, await this.askingNow()), limit);
    await waiting();
    if (asked.length > 0) await approve(management.kubectl, asked);
    await settled(this.loop, { units: this.units(environments) });
  }

  private units(environments: readonly string[]): ReadonlyMap<string, string> {
    const { checkout } = this.loop;
    const folders = environments.flatMap((one) => [`dist/${one}/management`, `dist/${one}/workload`]);
    const tag = `v0.0.${this.version}`;
    const units = checkout.units({
      'dist/platform': 'main',
      ...Object.fromEntries(folders.map((folder) => [folder, tag])),
    });
    return new Map([...units, ['dist/argocd', checkout.head()]]);
  }

  /** Applications that wait for a confirmation. */
  private async askingNow(): Promise<readonly string[]> {
    const { management } = this.loop;
    const deleting = (await listApplications(management))
      .filter(({ metadata }) => metadata.deletionTimestamp !== undefined)
      .map(({ metadata }) => metadata.name);
    const pruning = (await applications(management))
      .filter(({ phase, message }) => phase === 'Running' && message.startsWith('waiting for pruning confirmation of '))
      .map(({ name }) => name);
    return [...deleting, ...pruning].sort();
  }
}

function differences(wanted: readonly string[], found: readonly string[]): string[] {
  return wanted.join() === found.join()
    ? []
    : [`asks: ${found.join(', ') || 'nothing'}, not ${wanted.join(', ') || 'nothing'}`];
}

/** `dist/` with each environment from its own catalogue, pinned to a tag, and with what all of them share. */
function filesOfAll(states: readonly Written[], revision: string, repositoryUrl: string): Files {
  const shared = { ...withControllers(platform), repositoryUrl };
  const pinned = states.map(({ environment }) => {
    const bare = { ...environment, revision, services: {} };
    return { ...bare, exceptions: excepted(bare) };
  });
  const [{ services } = { services: {} }] = states;
  const common = filesOf(units(loadEnvironments(pinned, services, shared), shared));
  const own = states.map(({ environment, services: catalogue }) => {
    const files = filesOf(units(loadEnvironments([environment], catalogue, shared), shared));
    return Object.entries(files).filter(([file]) => file.startsWith(`${environment.name}/`));
  });
  const isCommon = (file: string) => /^(?:argocd|platform)\//.test(file);
  return Object.fromEntries([...Object.entries(common).filter(([file]) => isCommon(file)), ...own.flat()]);
}
