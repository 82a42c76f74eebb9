import { scheduleFault, timeZoneNamed } from './schedule';

test.each([
  '0 2 * * *',
  '*/15 9-17 * * mon-fri',
  '0 0 1,15 * *',
  '5/10 0 29 feb ?',
  '30 4 31 1,3,12 *',
  '0 0 30 2 mon',
])('the schedule %p is one', (schedule) => {
  expect(scheduleFault(schedule)).toBeUndefined();
});

test.each([
  ['@daily', 'is not five fields with a space between them'],
  ['0 2 * * * *', 'is not five fields with a space between them'],
  ['0  2 * * *', 'is not five fields with a space between them'],
  ['60 2 * * *', 'has minute 60, outside of 0 to 59'],
  ['0 2 0 * *', 'has day of the month 0, outside of 1 to 31'],
  ['0 2 * 13 *', 'has month 13, outside of 1 to 12'],
  ['0 2 * * 7', 'has day of the week 7, outside of 0 to 6'],
  ['0 2 * * mo', 'has day of the week mo, outside of 0 to 6'],
  ['0 2-1 * * *', 'has hour 2-1, which ends before it begins'],
  ['*/0 2 * * *', 'has minute */0, with a step of 0'],
  ['0 2, * * *', 'has hour , which is none'],
  ['0 2 31 4,6,9,11 *', 'is on a day that its months do not have'],
  ['0 2 30/1 feb *', 'is on a day that its months do not have'],
])('the schedule %p is none', (schedule, fault) => {
  expect(scheduleFault(schedule)).toBe(fault);
});

test.each([
  ['Europe/Zurich', 'Europe/Zurich'],
  ['Etc/UTC', 'Etc/UTC'],
  ['Asia/Kolkata', 'Asia/Kolkata'],
  ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['europe/zurich', 'Europe/Zurich'],
  ['Europe/Bern', undefined],
  ['+01:00', undefined],
  ['Local', undefined],
  ['', undefined],
])('the time zone %p is %p', (text, named) => {
  expect(timeZoneNamed(text)).toBe(named);
});
