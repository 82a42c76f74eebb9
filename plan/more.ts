import { isComposite } from '../checks/composed/composed';
import type { DistObject } from '../objects/dist';
import { accessDifference } from './access/access';
import { accessLines } from './access/access-words';
import { environmentOf } from './compare';
import { costLines } from './costs/cost-words';
import { costDifference } from './costs/costs';
import type { Deployed } from './delivery';
import { quotaDifference, quotaLines } from './quotas/quotas';
import { reachDifference } from './reach/reach';
import { reachLines } from './reach/reach-words';
import type { Section } from './report/report';
import { resourcesOf } from './resources';

/**
 * What a change means beyond its objects: who may newly do what, who newly reaches whom, what it takes of quotas, and what
 * it costs.
 *
 * @param environment the only one that is looked at. @default - all
 */
export function meaningOf(from: Deployed, to: Deployed, environment?: string): Section[] {
  const names = [...new Set([...from.revisions.keys(), ...to.revisions.keys()])];
  const isMeant = (object: DistObject) => environment === undefined || environmentOf(object, names) === environment;
  const [before = [], after = []] = [from, to].map(({ delivered }) =>
    [...resourcesOf(delivered).values()]
      .map(({ object }) => object)
      .filter((object) => !isComposite(object) && isMeant(object)),
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
