import type { Loop, LoopProps } from '../loop/loop';
import type { Report } from '../loop/report';
import type { Promotion } from '../repository/promotion';
import { accepted } from './accepted';
import { changes } from './changes';
import { controlPlane } from './control-plane';
import { deletion } from './deletion';
import { disposable } from './disposable';
import { documentedCommandsTaken } from './documented-commands';
import { drift } from './drift';
import { atRest } from './in-aws';
import { isolation } from './isolation';
import { kills } from './kills/kills';
import { losesNames } from './lost-names';
import { notifications } from './notifications';
import { people } from './people';
import { promotes } from './promotes';
import { rebuild } from './rebuild';
import { removal } from './removal';
import { teams } from './teams/teams';
import { tenants } from './tenants';
import { updates } from './updates';
import { upgrade } from './upgrade';
import { workloads } from './workloads/workloads';

/** What proofs are made with. */
export interface ProofOptions {
  /** Seed of everything random. */
  readonly seed: number;
  /** How many processes are killed. */
  readonly kills: number;
  /** How often everything in AWS is compared while nothing changes; the provider does so every ten minutes. */
  readonly polls: number;
}

/** Proofs that are made only when they are asked for: with them a run takes several times as long. */
export const long = [
  'updates',
  'upgrade',
  'names',
  'kills',
  'deletion',
  'disposable',
  'rebuild',
  'removal',
  'control-plane',
];

/** The proofs that follow the first sync, by the names that `--only` takes. */
export const proofs: Readonly<
  Record<string, (loop: Loop, promotion: Promotion, report: Report, options: ProofOptions) => Promise<void>>
> = {
  accepted: (loop, _, report) => accepted(loop, report),
  commands: (loop, _, report) => documentedCommandsTaken(loop, report),
  changes: (loop, _, report) => changes(loop, report),
  tenants: (loop, _, report) => tenants(loop, report),
  workloads,
  rest: (loop, _, report, { polls }) => atRest(loop, polls, report),
  drift: (loop, _, report) => drift(loop, report),
  updates,
  upgrade,
  names: (loop, _, report) => losesNames(loop, report),
  isolation,
  teams,
  promotes,
  kills: (loop, promotion, report, { kills: count, seed }) => kills(loop, promotion, report, { count, seed }),
  deletion,
  disposable,
  rebuild,
  removal,
};

/** The proofs that start what they need, before the loop that is for the others. */
export const apart: Readonly<Record<string, (props: LoopProps) => Promise<void>>> = {
  people: (props) => people(props, props.report),
  notifications,
  'control-plane': controlPlane,
};

/** The name of every proof. */
export const everyProof = [...Object.keys(proofs), ...Object.keys(apart)];
