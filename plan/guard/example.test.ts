import { join } from 'node:path';
import { exampleEnvironments } from '../../config/model/example';
import { readImportedSchemas } from '../../objects/imported-schemas';
import { planOf } from '../compare';
import { moved, rendered, type Written, written } from '../fixture';
import { followingExample, takenOver } from './example';
import { guardProblems } from './guard';
import { pinnedProblems } from './pinned';

const imported = readImportedSchemas(join(__dirname, '../../imports/schemas'));
const [dev, , prod] = exampleEnvironments;
const own: Written = {
  ...written,
  environments: [
    { ...dev, account: '210987654321' },
    { ...prod, account: '310987654321' },
  ],
};
const grouped = (one: Written): Written => ({ ...one, platform: { ...one.platform, apiGroup: 'platform.acme.io' } });
const alone: Written = { ...own, environments: own.environments.slice(0, 1) };

/** What the guard says of a change, where tags are where they were before it. */
function problems(before: Written, after: Written): string[] {
  const states = moved(rendered(before), rendered(after));
  const guarded = {
    plan: planOf(states.from, states.to),
    ...states,
    confirmed: [],
    today: '2026-11-28',
    isChange: true,
  };
  return [...guardProblems(guarded), ...pinnedProblems(states.to, imported)];
}

test('the guard lets somebody make the example their own, with another API group or without an environment', () => {
  expect(problems(written, own)).toEqual([]);
  expect(problems(written, grouped(own))).toEqual([]);
  expect(problems(written, alone)).toEqual([]);
});

test('it keeps what is in an account of somebody’s own, and what stays in the example’s', () => {
  expect(problems(own, alone)).toContainEqual(expect.stringContaining('goes in a retained environment (prod)'));
  const unfit = expect.stringContaining('prod at v1.0.0: does not fit the platform');
  expect(problems(written, grouped(written))).toContainEqual(unfit);
  expect(problems(own, grouped(own))).toContainEqual(unfit);
});

test('an environment that still follows the example is known until it follows a revision of its own', () => {
  const { from, to } = moved(rendered(written), rendered(own));
  expect([...takenOver(from, to)]).toEqual(['dev', 'prod']);
  expect([...followingExample(to)]).toEqual([['prod', 'v1.0.0']]);
  expect([...followingExample(from)]).toEqual([]);
  const promoted = { ...own, environments: own.environments.map((one) => ({ ...one, revision: 'v1.1.0' })) };
  expect([...followingExample(moved(rendered(written), rendered(promoted)).to)]).toEqual([]);
});
