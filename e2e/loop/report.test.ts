import { UnexpectedEnd } from '../../tools/processes/unexpected-end';
import { Report } from './report';

const end = new UnexpectedEnd('redis: ended unexpectedly (SIGKILL) — read redis.log, which ends with:\nlast words');

let printed: string;

beforeEach(() => {
  printed = '';
  jest.spyOn(console, 'log').mockImplementation((line: string) => {
    printed += `${line}\n`;
  });
});
afterEach(() => jest.restoreAllMocks());

test('a program that ends fails the proof that would wait for it, and no proof follows', async () => {
  const report = new Report();
  report.failOn(Promise.resolve(end));
  const failed = await report.all(async () => {
    await report.prove('a sync', () => new Promise(() => undefined));
    await report.prove('another', async () => undefined);
  });
  expect(failed).toBe(2);
  expect(printed).toMatch(/FAILED {2}a sync \(.*\)\n +redis: ended unexpectedly .*read redis\.log.*:\n +last words\n/);
  expect(printed).toMatch(/FAILED {2}every proof was tried \(.*\)\n +for the same reason\n\n/);
  expect(printed).not.toContain('another');
});

test('a failure that names no log is printed with the logs of the reconcilers, and the next proof is tried', async () => {
  const report = new Report();
  report.readOnFailure(['controller.log']);
  const failed = await report.all(async () => {
    await report.prove('a sync', () => Promise.reject(new Error('still missing')));
    await report.prove('another', async () => undefined);
  });
  expect(failed).toBe(1);
  expect(printed).toMatch(/FAILED {2}a sync .*\n +Error: still missing\n +read controller\.log\n.*passed {2}another/);
});
