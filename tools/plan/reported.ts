import { templatesToDeploy } from '../../plan/access/account-templates';
import { limitedTo, planOf } from '../../plan/compare';
import { meaningOf } from '../../plan/meaning';
import type { Reported } from '../../plan/report/report';
import { ordersOf } from '../../plan/steps';
import type { States } from './states';

/**
 * Everything that a plan tells of two states.
 *
 * @param only the environment that it is limited to. @default - none, it tells of all
 */
export function reportedOf({ from, names, templates, to }: States, only?: string): Reported {
  const whole = planOf(from, to);
  const plan = only === undefined ? whole : limitedTo(whole, only);
  const deploy = templatesToDeploy(templates.from, templates.to, only);
  const more = [deploy, ...meaningOf({ from, to, plan, environment: only })];
  return { names, plan, orders: ordersOf(plan, from), more };
}
