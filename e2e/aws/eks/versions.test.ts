import { kubernetesVersions } from '../../../config/model/aws/kubernetes-versions';
import { minors, versionProblem } from './versions';

const day = 24 * 60 * 60 * 1000;

test.each([
  ['1.34', '1.35', true],
  ['1.34', '1.36', false],
  ['1.34', '1.34', false],
  ['1.34', '1.33', false],
  ['1.36', '1.37', false],
])('from %s to %s: %s', (from, to, goes) => {
  expect(versionProblem(from, to, undefined, 0) === undefined).toBe(goes);
});

test('every version that an environment may ask for is one that EKS has', () => {
  expect(minors).toEqual(expect.arrayContaining(Object.keys(kubernetesVersions)));
});

test('a cluster can go back to the version before an upgrade, for seven days', () => {
  const upgraded = { version: '1.34', at: 0 };
  expect(versionProblem('1.35', '1.34', upgraded, 7 * day)).toBeUndefined();
  expect(versionProblem('1.35', '1.34', upgraded, 7 * day + 1)).toContain('from 1.35 to 1.34');
  expect(versionProblem('1.35', '1.34', { version: '1.33', at: 0 }, 0)).toContain('from 1.35 to 1.34');
});
