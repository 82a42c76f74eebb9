import { KubectlError } from '../../tools/processes/kubectl';
import type { Loop } from '../loop/loop';
import { letCreateAgain } from './forgotten-creations';
import { giveBack, lostByTheProvider, lostNames } from './lost-names';
import { lookAgain } from './overdue';

/** What the providers were made to do again. */
export interface Reminded {
  /** How often they looked at a resource again. */
  readonly lookedAgain: number;
  /** How many names the AWS provider had lost, and were given back as a person would. */
  readonly givenBack: number;
  /** How many creations the AWS provider did not know the end of, and began again as a person would let it. */
  readonly createdAgain: number;
}

/**
 * Makes the providers look at what they have left, gives back the names that they have lost, and lets them create what they
 * have forgotten: in a while they would look by themselves, which the loop prevents
 * (docs/decisions/0013-what-is-real-in-the-end-to-end-loop.md).
 *
 * @param awaits as for `lookAgain`
 */
export async function remindProviders(loop: Loop, awaits?: Parameters<typeof lookAgain>[1]): Promise<Reminded> {
  const lookedAgain = await lookAgain(loop, awaits);
  const lost = lostByTheProvider(loop, await lostNames(loop));
  await giveBack(loop, lost);
  return { lookedAgain, givenBack: lost.length, createdAgain: await letCreateAgain(loop) };
}

/** Does something to objects, one of which may have gone since it was listed. */
export async function unlessGone(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof KubectlError && error.said.includes('(NotFound)'))) throw error;
  }
}
