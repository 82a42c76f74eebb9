import { join } from 'node:path';
import type { EnvironmentInput } from '../../config/model/environment';
import type { Loop } from '../loop/loop';
import type { Report } from '../loop/report';
import { atRest, type Rest } from './at-rest';
import { type EnvironmentMove, moveAll } from './cluster-moves';
import { foreseenFates, refusing, waitingForEver } from './foreseen';
import { isRefused, managedNames, type Pair, pairProblems, planned, told } from './pair';
import { rendered } from './rendered';
import { seenOf, type Track, trackOf } from './track';

/** Seconds for one step of all environments. */
const limit = 600;

/** What plans are proved with. */
export interface StepsProps {
  readonly loop: Loop;
  readonly report: Report;
  readonly seed: number;
  /** Those of the loop, each of which takes a way of its own. */
  readonly environments: readonly EnvironmentInput[];
  /** The only one that moves, to repeat a pair of it. @default - all of them move */
  readonly only: string | undefined;
  /** Folder in which the states are rendered. */
  readonly folder: string;
}

/** Does something to environments; returns what the API server refuses of each. */
type Move = (moves: readonly EnvironmentMove[]) => Promise<ReadonlyMap<string, ReadonlyMap<string, string>>>;

/** Steps of environments from state to state, each of which proves a pair of each environment that it moves. */
export class Steps {
  /** The environments that are there. */
  public readonly tracks: Track[];
  private proved = 0;
  /** Pairs of which something was refused: what was refused is put back with the next step, as people are told to. */
  private refused: Pair[] = [];

  public constructor(private readonly props: StepsProps) {
    const tracks = props.environments.map((one, index) => trackOf(one, props.seed * 1000 + index));
    this.tracks = tracks.filter(({ environment }) => props.only === undefined || environment === props.only);
  }

  /** How many pairs were compared. */
  public get pairs(): number {
    return this.proved;
  }

  /** Those that may take a pair: where something was refused, it is put back first. */
  public get free(): Track[] {
    return this.tracks.filter(({ environment }) => !this.refused.some((pair) => pair.environment === environment));
  }

  /** Looks at what there is of each environment before the first step. */
  public async begin(): Promise<void> {
    for (const track of this.tracks) track.seen = await seenOf(this.props.loop, track.environment, new Map());
  }

  /** Plans what leads an environment from its state to another one. */
  public pairOf({ environment, objects }: Track, { written, edits }: Pick<Pair, 'written' | 'edits'>): Pair {
    const { folder, loop } = this.props;
    const to = rendered(written, join(folder, environment), loop.programs.sources.providerAws);
    return planned({ environment, edits, written, from: objects, to });
  }

  /**
   * Applies a pair of each of some environments at once, by default in Argo CD's stead, puts back elsewhere what was refused
   * before, and compares.
   */
  public async take(pairs: readonly Pair[], move: Move = (all) => moveAll(this.props.loop, all)): Promise<void> {
    const { loop } = this.props;
    const [start, mark] = [performance.now(), loop.aws.calls.mark()];
    const back = this.refused.map(({ environment, from, to }) => ({ environment, from: to, to: from }));
    this.refused = [];
    const refused = await move([...pairs, ...back]);
    const { objects, restless } = await this.rest([
      ...pairs.map(({ environment, to, plan }) => ({
        environment,
        objects: to,
        waiting: waitingForEver(plan),
        refusing: refusing(plan),
        mayRefuse: true,
      })),
      ...back.map(({ environment, to }) => ({ environment, objects: to })),
    ]);
    for (const { environment } of back) this.track(environment).seen = await seenOf(loop, environment, objects);
    const seconds = Math.round((performance.now() - start) / 1000);
    for (const pair of pairs) {
      const { environment } = pair;
      const track = this.track(environment);
      const before = track.seen;
      track.seen = await seenOf(loop, environment, objects);
      const outcome = {
        before,
        after: track.seen,
        refused: refused.get(environment) ?? new Map(),
        writes: loop.aws.calls.writesSince(mark),
        restless: restless.get(environment) ?? [],
        left: track.left,
      };
      track.steps += 1;
      await this.prove(pair, `${environment}, step ${track.steps}, ${seconds} s`, pairProblems(pair, outcome));
      noteLeft(track, pair);
      if (isRefused(pair)) track.chain.back(track.written);
      else [track.objects, track.written] = [pair.to, pair.written];
    }
    this.refused = pairs.filter(isRefused);
  }

  /** Puts back what was refused last. */
  public async settle(): Promise<void> {
    if (this.refused.length > 0) await this.take([]);
  }

  /** Waits until environments have what these objects of `dist/` say. */
  public rest(
    states: readonly {
      readonly environment: string;
      readonly objects: Pair['to'];
      /** What never comes to rest, by `liveName`. @default - nothing */
      readonly waiting?: ReadonlySet<string>;
      /** What is to be refused, by `liveName`. @default - nothing */
      readonly refusing?: ReadonlySet<string>;
      /** Whether a provider may also end by refusing a change. @default false */
      readonly mayRefuse?: boolean;
    }[],
  ): Promise<Rest> {
    const wanted = states.map(({ environment, objects }) => [environment, managedNames(objects, environment)] as const);
    const waiting = states.map(({ environment, waiting: names }) => [environment, names ?? new Set<string>()] as const);
    const refused = states.map(
      ({ environment, refusing: names }) => [environment, names ?? new Set<string>()] as const,
    );
    return atRest(this.props.loop, {
      wanted: new Map(wanted),
      waiting: new Map(waiting),
      refusing: new Map(refused),
      mayRefuse: new Set(states.filter(({ mayRefuse }) => mayRefuse).map(({ environment }) => environment)),
      limit,
    });
  }

  /** The track of an environment. */
  public track(environment: string): Track {
    const track = this.tracks.find((one) => one.environment === environment);
    if (track === undefined) throw new Error(`${environment}: no such environment`);
    return track;
  }

  private async prove(pair: Pair, where: string, problems: readonly string[]): Promise<void> {
    const { report, seed } = this.props;
    this.proved += 1;
    const statement = `${this.proved} (seed ${seed}, ${where}): ${pair.edits.join(', ')}: ${told(pair)}`;
    await report.prove(statement, async () => {
      if (problems.length > 0) throw new Error(problems.join('\n'));
    });
  }
}

/** Notes what stays in AWS after a pair, or after it was put back where somebody refused a part of it. */
function noteLeft({ left }: Track, pair: Pair): void {
  const { plan } = isRefused(pair) ? planned({ ...pair, from: pair.to, to: pair.from }) : pair;
  for (const [name, fate] of foreseenFates(plan)) {
    if (fate === 'left') left.add(name);
    if (fate === 'created') left.delete(name);
  }
}
