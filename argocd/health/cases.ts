import { applicationCases } from './application-cases';
import { comparedCases } from './compared-cases';
import { compositeCases } from './composite-cases';
import type { HealthCase } from './health-case';
import { managedCases } from './managed-cases';
import { packageCases } from './package-cases';

/** Objects of every kind that the health checks are for, and what Argo CD must make of them; `group` is the platform's. */
export function healthCases(group: string): HealthCase[] {
  const rows = [...managedCases, ...compositeCases(group), ...packageCases, ...applicationCases, ...comparedCases];
  return rows.map(([title, object, status, message]) => ({ title, object, status, message }));
}
