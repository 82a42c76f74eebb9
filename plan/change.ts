import type { DistObject } from '../objects/dist';
import type { Followed } from './delivery';
import type { FieldChange } from './field-change';

/**
 * What becomes of an object, and of what it stands for in AWS.
 *
 * - `created`, `changed`, `deleted`: that.
 * - `replaced`: it gets another name in AWS, so another resource is made, and the former one stays and nothing manages
 *   it any more.
 * - `refused`: somebody refuses the change, so the object, or its resource, stays as it is, or is not made.
 * - `blocked`: nobody refuses it, and still it does not happen, because it needs or comes after what does not happen.
 * - `left`: the object goes, and what it stands for stays in AWS or in its cluster, where nothing manages it any more.
 * - `stays`: Git no longer has it, and nothing deletes it before a person does.
 */
export type Outcome = 'created' | 'changed' | 'replaced' | 'refused' | 'blocked' | 'deleted' | 'left' | 'stays';

/** Every outcome, those first that a reader must not miss. */
export const outcomes: readonly Outcome[] = [
  'deleted',
  'left',
  'stays',
  'replaced',
  'refused',
  'blocked',
  'changed',
  'created',
];

/** One object that a plan does something to. */
export interface Change {
  readonly outcome: Outcome;
  /** Environment that it belongs to, '' for what all environments share. */
  readonly environment: string;
  /** Directory of `dist/` that it is in, or was. */
  readonly unit: string;
  /** @default - there was none */
  readonly before?: DistObject;
  /** @default - there is none */
  readonly after?: DistObject;
  /** How before and after differ; nothing where one of them is missing. */
  readonly fields: readonly FieldChange[];
  /** Why it is refused, or not all of it comes true. */
  readonly refusals: readonly Refusal[];
  /** What keeps all of it from happening. @default - nothing does but what `refusals` say */
  readonly obstacle?: Obstacle;
  /** What a person has to do before it happens; nothing where it happens by itself. */
  readonly waitsFor: readonly Wait[];
  /** Whether it ends what cannot be had back by writing the line again, or what others stand on. */
  readonly isDestructive: boolean;
}

/** What Argo CD waits for: the sync of an Application, the answer to its question, or the deletion of an Application. */
export type Wait = 'sync' | 'confirmation' | 'deletion';

/** A change that somebody refuses. */
export interface Refusal {
  /** The field, as a path from the object. */
  readonly field: string;
  /**
   * - `AWS`: AWS changes the field only by making another resource, so the provider refuses.
   * - `definition`: the API server refuses, by a rule of the kind's definition.
   * - `reference`: the provider has followed the reference already, and keeps what it found.
   * - `provider`: the provider takes a field that goes for one that nobody decides, and keeps what AWS has.
   * - `Argo CD`: Argo CD is told to leave the field as it is.
   */
  readonly by: 'AWS' | 'definition' | 'reference' | 'provider' | 'Argo CD';
  /** The rule's own words. @default - none */
  readonly rule?: string;
}

/** Another object because of which a change does not happen. */
export interface Obstacle {
  /**
   * - `taken`: AWS gives `fields` to one resource at a time, and those of the other object do not go, or not before.
   * - `outside`: its `fields` are addresses outside of those that the other object keeps.
   * - `used`: AWS does not delete it while the other object's resource uses it, and that stays.
   * - `missing`: it refers to the other object, which is not made.
   * - `order`: Argo CD comes to it after the other object, with which it is never done.
   */
  readonly reason: 'taken' | 'outside' | 'used' | 'missing' | 'order';
  readonly object: DistObject;
  /** Below `spec.forProvider`. @default - it is no matter of fields */
  readonly fields?: readonly string[];
}

/** An object that went and one that came, which are likely one under two names. */
export interface Rename {
  readonly gone: Change;
  readonly come: Change;
}

/** How an environment moves. */
export interface EnvironmentPlan {
  readonly name: string;
  /** @default - there was no such environment */
  readonly before?: Followed;
  /** @default - there is no such environment any more */
  readonly after?: Followed;
  /** What would change with the next promotion, since the environment does not follow the branch. */
  readonly waiting: readonly Change[];
}

/** What moving Argo CD's branch from one state to another does. */
export interface Plan {
  /** By environment, unit, outcome and name. */
  readonly changes: readonly Change[];
  readonly renames: readonly Rename[];
  readonly environments: readonly EnvironmentPlan[];
}

/** The object that a change is about: the new one, or where there is none the old one. */
export function subject({ before, after }: Pick<Change, 'before' | 'after'>): DistObject {
  const object = after ?? before;
  if (object === undefined) throw new Error('a change has an object before or after it');
  return object;
}
