import { platform } from '../../config/platform';
import { type Part, previousAwsPackages, previousModules, previousVersion } from './previous-programs';

const numbers = (version: string) => version.replace(/^v/, '').split('.').map(Number) as [number, number, number];

const upgrades = [
  ...(Object.keys(previousModules) as Part[]).map((part) => [part, previousVersion(part)] as const),
  ['providerAws', previousAwsPackages] as const,
];

test.each(upgrades)('the loop upgrades %s from %s, and skips no minor version', (part, previous) => {
  const [from, to] = [numbers(previous), numbers(platform.versions[part])];
  const [major, minor, patch] = to.map((number, index) => number - (from[index] ?? Number.NaN)) as typeof from;
  expect({ major, isNext: minor === 1 || (minor === 0 && patch > 0) }).toEqual({ major: 0, isNext: true });
});
