import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Loop } from '../loop/loop';
import type { Report } from '../loop/report';

/** Every action of IAM by which the providers make, read, change and delete what `dist/` has, sorted. */
export const actionsFile = join(__dirname, '../iam-actions.json');

/** Compares the actions that the providers have called with those that are written down, or writes them down. */
export async function actions({ aws }: Loop, report: Report, rewrite: boolean): Promise<void> {
  const called = [...new Set(aws.calls.list().map(({ action }) => action))].sort();
  report.measure('actions of IAM that the providers called', called.length);
  const byAction = new Map<string, number>();
  for (const { action } of aws.calls.list()) byAction.set(action, (byAction.get(action) ?? 0) + 1);
  const sorted = [...byAction].sort(([, one], [, other]) => other - one);
  report.measure('calls of AWS', aws.calls.mark());
  report.measure('calls of AWS by action', sorted.map(([name, count]) => `${name} ${count}`).join(', '));
  if (rewrite) writeFileSync(actionsFile, `${JSON.stringify(called, null, 2)}\n`);
  await report.prove('the providers call no action of AWS that iam-actions.json does not list', async () => {
    const known: readonly string[] = existsSync(actionsFile) ? JSON.parse(readFileSync(actionsFile, 'utf8')) : [];
    const others = called.filter((action) => !known.includes(action));
    if (others.length === 0) return;
    throw new Error(`not listed: ${others.join(', ')} — run "npm run e2e -- --all --write", which writes them down`);
  });
}
