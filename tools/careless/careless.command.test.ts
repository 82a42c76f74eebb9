import fc from 'fast-check';
import type { WrittenConfiguration } from '../../charts/configuration';
import { exampleEnvironments, examplePlatform } from '../../config/model/example';
import { platform } from '../../config/platform';
import { carelessConfiguration } from './careless-configuration';
import { outcomeOf } from './faults';

test('a careless configuration is refused with a message that helps, or what it renders passes every check', async () => {
  const accepted: WrittenConfiguration[] = [];
  for (const configuration of fc.sample(carelessConfiguration, { numRuns: 80, seed: 1 })) {
    const { faults, isAccepted } = await outcomeOf(configuration, false);
    expect(faults).toEqual([]);
    if (isAccepted) accepted.push(configuration);
  }
  // To render and check one takes seconds: here it is the smallest that rendering accepts too, and `npm run careless` takes
  // all of thousands.
  const size = (configuration: WrittenConfiguration) => JSON.stringify(configuration).length;
  for (const configuration of accepted.sort((one, other) => size(one) - size(other))) {
    const { faults, isAccepted } = await outcomeOf(configuration);
    expect(faults).toEqual([]);
    if (isAccepted) return;
  }
  throw new Error('none is accepted — mend the generator');
});

test('what a platform without services renders passes every check', async () => {
  const environments = exampleEnvironments.slice(0, 1);
  const shared = { ...platform, management: examplePlatform.management };
  expect(await outcomeOf({ environments, services: {}, platform: shared })).toEqual({ isAccepted: true, faults: [] });
});
