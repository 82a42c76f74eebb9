import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Loop } from '../loop/loop';
import type { Report } from '../loop/report';

/** What the providers call to make, read, change and delete what `dist/` has; written down by a run of all proofs. */
export const actionsFile = join(__dirname, '../iam-actions.json');

interface Actions {
  readonly called: readonly string[];
}

/** How the actions that the providers have called are compared with those that are written down. */
interface Held {
  /** Whether all proofs were made, so that an action which nothing called does not belong in the list. */
  readonly isWhole: boolean;
  /** Whether they are written down instead. */
  readonly rewrite: boolean;
}

/** Compares the actions that the providers have called with those that are written down, or writes them down. */
export async function actions({ aws }: Loop, report: Report, { isWhole, rewrite }: Held): Promise<void> {
  const called = [...new Set(aws.calls.list().map(({ action }) => action))].sort();
  report.measure('actions of IAM that the providers called', called.length);
  const byAction = new Map<string, number>();
  for (const { action } of aws.calls.list()) byAction.set(action, (byAction.get(action) ?? 0) + 1);
  const sorted = [...byAction].sort(([, one], [, other]) => other - one);
  report.measure('calls of AWS', aws.calls.mark());
  report.measure('calls of AWS by action', sorted.map(([name, count]) => `${name} ${count}`).join(', '));
  const listed: Actions = rewrite ? { called } : JSON.parse(readFileSync(actionsFile, 'utf8'));
  if (rewrite) writeFileSync(actionsFile, `${JSON.stringify(listed, null, 2)}\n`);
  const write = 'run "npm run e2e -- --all --write", which writes them down';
  await report.prove('the providers call no action of AWS that iam-actions.json does not list as called', async () => {
    const others = called.filter((action) => !listed.called.includes(action));
    if (others.length > 0) throw new Error(`not listed: ${others.join(', ')} — ${write}`);
  });
  if (!isWhole) return;
  await report.prove('iam-actions.json lists as called no action of AWS that the providers did not call', async () => {
    const others = listed.called.filter((action) => !called.includes(action));
    if (others.length > 0) throw new Error(`not called: ${others.join(', ')} — ${write}`);
  });
}
