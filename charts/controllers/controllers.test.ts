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

/** Every image at any depth of a chart's values. */
function images(values: object): unknown[] {
  return Object.entries(values).flatMap(([key, value]) => {
    if (key === 'image') return [value];
    return typeof value === 'object' && value !== null ? images(value) : [];
  });
}

test.each(controllers)('$name runs the image of its release, by its digest, from its own repository', (controller) => {
  const { account, region, name } = dev;
  const repository = `${account}.dkr.ecr.${region}.amazonaws.com/platform-${controller.name}-${name}`;
  const found = images(controller.values(dev, controller));
  expect(found).not.toEqual([]);
  const { image, digest } = controller.release;
  expect(found).toEqual(found.map(() => ({ repository, tag: `${image}@${digest}` })));
});

test.each(controllers)('$name has as many pods as the capacity of an environment counts', (controller) => {
  const counted = controller.pods.reduce((sum, { count }) => sum + count, 0);
  expect(replicas(controller.values(dev, controller))).toBe(counted);
});
