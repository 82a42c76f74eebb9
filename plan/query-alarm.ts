import type { DistObject } from '../objects/dist';
import { listAt, stringAt } from '../objects/json';
import { forProviderOf } from '../objects/managed-resource';

/** Whether an alarm asks for its metrics by a query of Metrics Insights, instead of naming them. */
export function isQueryAlarm(alarm: DistObject): boolean {
  return listAt(forProviderOf(alarm.body), 'metricQuery').some((query) =>
    /^SELECT /.test(stringAt(query, 'expression') ?? ''),
  );
}
