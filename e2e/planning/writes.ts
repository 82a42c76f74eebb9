import type { LoggedCall } from '../aws/front/call-log';
import type { Fates } from './fate';

/** APIs of AWS by the group of their kinds, where they are called otherwise. */
const apis: Readonly<Record<string, readonly string[]>> = { cloudwatchlogs: ['logs'], s3: ['s3', 's3control'] };

/** Calls that changed something in an API of AWS in which the plan changes nothing, a line each. */
export function writeProblems(foreseen: Fates, writes: readonly LoggedCall[]): string[] {
  const touched = new Set(
    [...foreseen].flatMap(([name, fate]) => {
      const [group = ''] = name.split(' ');
      return fate === 'left' || fate === 'refused' ? [] : (apis[group] ?? [group]);
    }),
  );
  const others = writes.filter(({ api, status }) => status < 400 && !touched.has(api)).map(({ action }) => action);
  return [...new Set(others)].map((action) => `${action}: called, and the plan changes nothing there`);
}
