import { exampleEnvironments, exampleServices } from '../../config/model/example';
import { platform } from '../../config/platform';
import { loadEnvironments } from '../../config/rules/load';
import { controllerValues } from './controller-values';

/** Every replica count at any depth of a chart's values. */
function replicas(values: object): number {
  return Object.entries(values).reduce((sum, [key, value]) => {
    if (/^replica(s|Count)$/.test(key)) return sum + Number(value);
    return typeof value === 'object' && value !== null ? sum + replicas(value) : sum;
  }, 0);
}

test.each(platform.controllers.map(({ name, pods }) => ({ name, pods })))(
  '$name has as many pods as the capacity of an environment counts',
  ({ name, pods }) => {
    const [dev] = loadEnvironments(exampleEnvironments, exampleServices, platform);
    if (dev === undefined) throw new Error('there is no example environment');
    expect(replicas(controllerValues[name](dev))).toBe(pods);
  },
);
