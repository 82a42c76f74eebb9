import { isComposite } from '../checks/composed/composed';
import type { DistObject } from '../objects/dist';
import { accessDifference } from './access/access';
import { accessLines } from './access/access-words';
import type { Change, Plan } from './change';
import { concernedBy } from './compare';
import { costLines } from './costs/cost-words';
import { costDifference } from './costs/costs';
import type { Deployed } from './delivery';
import { quotaDifference, quotaLines } from './quotas/quotas';
import { reachDifference } from './reach/reach';
import { reachLines } from './reach/reach-words';
import type { Section } from './report/report';
import { keyOf, resourcesOf } from './resources';

/** A plan, and what it leads from and to. */
interface Planned {
  readonly plan: Pick<Plan, 'changes'>;
  readonly from: Deployed;
  readonly to: Deployed;
  /** The only environment that is looked at. @default - all */
  readonly environment?: string | undefined;
}

/**
 * What a change means beyond its objects: who may newly do what, who newly reaches whom, what it takes of quotas, and what
 * it costs. What the change leaves behind still counts,
 * and what it does not make counts for nothing.
 */
export function meaningOf({ plan, from, to, environment }: Planned): Section[] {
  const names = [...new Set([...from.revisions.keys(), ...to.revisions.keys()])];
  const isMeant = (object: DistObject) => environment === undefined || concernedBy(object, names) === environment;
  const objectsOf = ({ delivered }: Deployed) => [...resourcesOf(delivered).values()].map(({ object }) => object);
  const isThere = ({ outcome, obstacle }: Change) =>
    outcome === 'left' || outcome === 'stays' || obstacle !== undefined;
  const kept = plan.changes.flatMap((change) =>
    change.before !== undefined && change.after === undefined && isThere(change) ? [change.before] : [],
  );
  const missing = new Set(
    plan.changes.flatMap(({ obstacle, before, after }) => (obstacle && after && !before ? [keyOf(after)] : [])),
  );
  const coming = objectsOf(to).filter((object) => !missing.has(keyOf(object)));
  const [before = [], after = []] = [objectsOf(from), [...coming, ...kept]].map((objects) =>
    objects.filter((object) => !isComposite(object) && isMeant(object)),
  );
  return [
    section('Who may do what', accessLines(accessDifference(before, after))),
    section('Who reaches whom', reachLines(reachDifference(before, after))),
    section('What it takes of quotas', quotaLines(quotaDifference(before, after))),
    section('What it costs', costLines(costDifference(before, after))),
  ];
}

function section(title: string, lines: readonly string[]): Section {
  return { title, isAlarming: false, entries: lines.map((text) => ({ text, details: [] })) };
}
