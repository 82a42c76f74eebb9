import { readTree } from '../files/read-tree';

const sources = Object.entries(readTree(__dirname)).filter(([path]) => path.endsWith('.ts'));
/** The tests that run checks on `dist/`, and the checks themselves, which may run others. */
const running = sources.filter(([path]) => !path.includes('/') || !path.endsWith('.test.ts'));

test('every check runs on dist/, by itself or as a part of another', () => {
  const checks = sources.flatMap(([path, text]) =>
    [...text.matchAll(/^export (?:async )?function (\w+Problems)\(/gm)].map(([, name]) => ({ path, name })),
  );
  expect(checks.length).toBeGreaterThan(30);
  const isRun = ({ path, name }: (typeof checks)[number]) =>
    running.some(([other, text]) => other !== path && new RegExp(`\\b${name}\\b`).test(text));
  expect(checks.filter((check) => !isRun(check))).toEqual([]);
});
