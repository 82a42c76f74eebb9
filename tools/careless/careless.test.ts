import fc from 'fast-check';
import { exampleEnvironments, examplePlatform } from '../../config/model/example';
import { platform } from '../../config/platform';
import { carelessConfiguration } from './careless-configuration';
import { outcomeOf } from './faults';

/** Accepted ones that are rendered and checked, which takes a second each: `npm run careless` does it for all of thousands. */
const checked = 1;

test('a careless configuration is refused with a message that helps, or what it renders passes every check', async () => {
  let accepted = 0;
  for (const configuration of fc.sample(carelessConfiguration, { numRuns: 120, seed: 1 })) {
    const { faults, isAccepted } = await outcomeOf(configuration, accepted < checked);
    expect(faults).toEqual([]);
    if (isAccepted) accepted += 1;
  }
  expect(accepted).toBeGreaterThan(checked);
});

test('what a platform without services renders passes every check', async () => {
  const environments = exampleEnvironments.slice(0, 1);
  const shared = { ...platform, management: examplePlatform.management };
  expect(await outcomeOf({ environments, services: {}, platform: shared })).toEqual({ isAccepted: true, faults: [] });
});
