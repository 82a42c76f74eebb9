import { withControllers } from '../../charts/controllers/with-controllers';
import { renderedObjects } from '../../charts/rendered-fixture';
import { units } from '../../charts/units';
import { everyProblem } from '../../checks/every-problem';
import { examplePlatform } from '../../config/model/example';
import { ConfigurationError } from '../../config/model/problem';
import { platform as written } from '../../config/platform';
import { loadEnvironments } from '../../config/rules/load';
import { environmentOf, manyServices } from './many-services';

// Joined to the region of these environments, whatever this repository's platform is joined to.
const platform = withControllers({
  ...written,
  management: { ...written.management, network: examplePlatform.management.network },
});
const load = (count: number) => loadEnvironments([environmentOf(count)], manyServices(count), platform);

// It starts no command, but it takes half a minute.
test('a hundred services in one environment pass every check', async () => {
  const environments = load(100);
  const objects = renderedObjects(units(environments, platform));
  expect(new Set(environments[0]?.services.map(({ namespace }) => namespace)).size).toBe(100);
  expect(await everyProblem(objects, environments)).toEqual([]);
});

test('a thousand services in one environment are refused by the quota that they meet first', () => {
  expect(() => load(1000)).toThrow(
    new ConfigurationError([
      {
        where: 'config/services.ts services',
        what: 'need more than the 1000 roles in an account that AWS allows at first, 1008 in account 111122223333, for dev; the first 992 fit',
        value: 1000,
        fix: 'move some into an environment in another account, or ask AWS for more and raise the limit in config/model/aws/aws-quotas.ts',
      },
    ]),
  );
});
