import { readTree } from '../files/read-tree';

const sources = Object.entries(readTree(__dirname)).filter(([path]) => path.endsWith('.ts'));
/** The tests that run checks on `dist/`, and the checks themselves, which may run others. */
const running = sources.filter(([path]) => !path.includes('/') || !path.endsWith('.test.ts'));

const everyProblem = 'every-problem.ts';

test.each([
  ['dist/', [everyProblem]],
  ['what a careless configuration renders', ['whole-dist.test.ts', 'whole-environments.test.ts']],
])('every check runs on %s, by itself or as a part of another', (_what, elsewhere) => {
  const checks = sources.flatMap(([path, text]) =>
    [...text.matchAll(/^export (?:async )?function (\w+Problems)\(/gm)].map(([, name]) => ({ path, name })),
  );
  expect(checks.length).toBeGreaterThan(30);
  const isRun = ({ path, name }: (typeof checks)[number]) =>
    running.some(
      ([other, text]) => other !== path && !elsewhere.includes(other) && new RegExp(`\\b${name}\\b`).test(text),
    );
  expect(checks.filter((check) => !isRun(check))).toEqual([]);
});
