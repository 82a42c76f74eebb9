import { dnsLabelProblems } from '../../model/dns-label';
import type { Job } from '../../model/pods/jobs';
import { scheduleFault, timeZoneNamed } from '../../model/pods/schedule';
import type { Problem } from '../../model/problem';

/** Characters that the name of a CronJob may have, which ends those of its Jobs. Source: Kubernetes documentation, "CronJob". */
const longestName = 52;

/** What is wrong with a job of the service of that name. */
export function jobProblems(service: string, name: string, job: Job, where: string): Problem[] {
  return [
    ...dnsLabelProblems(where, name, longestName),
    // Its pods carry its name where those of the Deployment carry the service's, by which callers reach them.
    ...(name === service ? [{ where, what: 'has the name of the service', value: name, fix: 'say what it does' }] : []),
    ...timeProblems(job, where),
  ];
}

function timeProblems({ schedule, timeZone, runs }: Job, where: string): Problem[] {
  if (schedule === undefined && runs === undefined) {
    return [{ where, what: 'never starts', fix: "add a schedule, or runs: 'before-each-rollout'" }];
  }
  if (schedule !== undefined && runs !== undefined) {
    return [{ where, what: 'has both a schedule and runs', value: { schedule, runs }, fix: 'make two jobs of it' }];
  }
  if (schedule === undefined) {
    const what = 'is of no use without a schedule';
    return timeZone === undefined ? [] : [{ where: `${where}.timeZone`, what, value: timeZone, fix: 'remove it' }];
  }
  const fault = scheduleFault(schedule);
  return [
    ...(fault === undefined
      ? []
      : [
          {
            where: `${where}.schedule`,
            what: fault,
            value: schedule,
            fix: "write minute, hour, day of the month, month and day of the week, e.g. '0 2 * * *' for 2:00 each day",
          },
        ]),
    ...(timeZone === undefined ? [] : zoneProblems(timeZone, `${where}.timeZone`)),
  ];
}

function zoneProblems(value: string, where: string): Problem[] {
  const known = timeZoneNamed(value);
  if (known === value) return [];
  const fix = known === undefined ? 'write its IANA name, e.g. Europe/Zurich' : `write ${known}`;
  return [{ where, what: 'is no time zone that Kubernetes knows', value, fix }];
}
