/** A field of a schedule: its name, its bounds, and words for its values from the least on. */
interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly words: readonly string[];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const dayOfMonth: Field = { name: 'day of the month', least: 1, most: 31, words: [] };
const month: Field = { name: 'month', least: 1, most: 12, words: months };

const fields: readonly Field[] = [
  { name: 'minute', least: 0, most: 59, words: [] },
  { name: 'hour', least: 0, most: 23, words: [] },
  dayOfMonth,
  month,
  { name: 'day of the week', least: 0, most: 6, words: weekdays },
];

/** Days of each month, of February in a leap year. */
const lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Why Kubernetes would not take a schedule, or would never start anything by it; undefined for one that is right. Macros
 * such as `@daily` are none, since a reader does not see their hour.
 *
 * Source: robfig/cron v3, `ParseStandard`, which Kubernetes calls.
 */
export function scheduleFault(schedule: string): string | undefined {
  const written = schedule.trim().split(/\s+/);
  if (written.length !== fields.length || schedule !== written.join(' ')) {
    return 'is not five fields with a space between them';
  }
  for (const [index, field] of fields.entries()) {
    const fault = fieldFault(written[index] ?? '', field);
    if (fault !== undefined) return fault;
  }
  const [, , days = '', inMonths = '', daysOfWeek = ''] = written;
  if (!isEvery(daysOfWeek)) return undefined;
  const longest = Math.max(...valuesOf(inMonths, month).map((one) => lengths[one - 1] ?? 0));
  return Math.min(...valuesOf(days, dayOfMonth)) > longest ? 'is on a day that its months do not have' : undefined;
}

const isEvery = (text: string) => /^[*?]$/.test(text);

const part = /^(?:[*?]|(?<from>[a-z]+|\d+)(?:-(?<to>[a-z]+|\d+))?)(?:\/(?<step>\d+))?$/i;

function fieldFault(text: string, field: Field): string | undefined {
  for (const one of text.split(',')) {
    const match = part.exec(one)?.groups;
    if (match === undefined) return `has ${field.name} ${one}, which is none`;
    const { from, to, step } = match;
    for (const end of [from, to]) {
      if (end !== undefined && !isIn(numberOf(end, field), field)) {
        return `has ${field.name} ${end}, outside of ${field.least} to ${field.most}`;
      }
    }
    if (from !== undefined && to !== undefined && numberOf(from, field) > numberOf(to, field)) {
      return `has ${field.name} ${one}, which ends before it begins`;
    }
    if (step !== undefined && Number(step) === 0) return `has ${field.name} ${one}, with a step of 0`;
  }
  return undefined;
}

function numberOf(text: string, { least, words }: Field): number {
  const word = words.indexOf(text.toLowerCase());
  return word === -1 ? Number(text) : least + word;
}

const isIn = (value: number, { least, most }: Field) => value >= least && value <= most;

function valuesOf(text: string, field: Field): number[] {
  return text.split(',').flatMap((one) => {
    const { from, to, step } = part.exec(one)?.groups ?? {};
    const first = from === undefined ? field.least : numberOf(from, field);
    const open = from === undefined || (to === undefined && step !== undefined);
    const last = to === undefined ? (open ? field.most : first) : numberOf(to, field);
    const every = Number(step ?? 1);
    return Array.from({ length: Math.floor((last - first) / every) + 1 }, (_, index) => first + index * every);
  });
}

/**
 * The name of a time zone as Kubernetes knows it; undefined for what is none. It tells small letters from capital ones.
 */
export function timeZoneNamed(text: string): string | undefined {
  const known = timeZoneOfIntl(text);
  // Of two names for one zone Intl knows the other, and takes offsets such as +01:00 too.
  if (/^[a-z]/i.test(text) && known?.toLowerCase() === text.toLowerCase()) return known;
  return known !== undefined && /^[A-Z][\w+-]*(?:\/[A-Z][\w+-]*)*$/.test(text) ? text : undefined;
}

function timeZoneOfIntl(text: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
