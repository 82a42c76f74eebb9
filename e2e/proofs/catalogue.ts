import { providerKinds } from '../crossplane/provider-kinds';
import type { Loop } from '../loop/loop';
import type { Report } from '../loop/report';
import { Promotion } from '../repository/promotion';
import { allowed } from './allowed';
import { firstSync } from './first-sync';
import { atRest, inAws } from './in-aws';
import { podsRun } from './workloads/running';

/** Seconds that a hundred services may take on two cores. */
const limit = 7200;

/**
 * That a configuration comes up from one push, whatever it has, and stays as it is. The other proofs are about this
 * repository's own, and so is the list of actions that providers call.
 */
export async function catalogue(loop: Loop, polls: number, report: Report): Promise<void> {
  const promotion = new Promotion(loop.checkout, loop.environments);
  await firstSync(loop, promotion, report, limit);
  await inAws(loop, await providerKinds(loop.programs.providerAws), report);
  await podsRun(loop, promotion, report);
  await atRest(loop, polls, report);
  await allowed(loop, report);
}
