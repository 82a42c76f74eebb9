import { exampleEnvironments, examplePlatform, exampleServices } from '../../config/model/example';
import { platform } from '../../config/platform';
import { loadEnvironments } from '../../config/rules/load';
import { withControllers } from './with-controllers';

const { controllers } = withControllers(platform);
const [environment] = loadEnvironments(exampleEnvironments, exampleServices, { ...examplePlatform, controllers });
if (environment === undefined) throw new Error('there is no example environment');
const dev = environment;

/** Every replica count at any depth of a chart's values. */
function replicas(values: object): number {
  return Object.entries(values).reduce((sum, [key, value]) => {
    if (/^replica(s|Count)$/.test(key)) return sum + Number(value);
    return typeof value === 'object' && value !== null ? sum + replicas(value) : sum;
  }, 0);
}

test.each(controllers)('$name has as many pods as the capacity of an environment counts', (controller) => {
  const counted = controller.pods.reduce((sum, { count }) => sum + count, 0);
  expect(replicas(controller.values(dev, controller))).toBe(counted);
});
