import { deliveredServices, deliveringEnvironments } from '../config/model/delivery/example';
import type { Environment } from '../config/model/environment';
import { examplePlatform } from '../config/model/example';
import { loadEnvironments } from '../config/rules/load';
import type { DistObject } from '../objects/dist';
import { editableObjects } from './rendered-fixture';
import { units } from './units';

const environments = loadEnvironments(deliveringEnvironments, deliveredServices, examplePlatform);
const [dev, , prod] = environments;
if (dev === undefined || prod === undefined) throw new Error('there are no example environments');

/** Environments in which teams deploy services of their own. */
export const delivered = { dev, prod };

/** What is rendered of them in the directories that match, after a change of its YAML. */
export function deliveredObjects(directories: RegExp): (change: (text: string) => string) => DistObject[] {
  return editableObjects(units(environments, examplePlatform).filter(({ directory }) => directories.test(directory)));
}

/** Lines that a check says of the objects after a change in both environments. */
export function problemsAfter(
  objectsAfter: ReturnType<typeof deliveredObjects>,
  check: (objects: readonly DistObject[], environment: Environment) => string[],
): (change: (text: string) => string) => string[] {
  return (change) => {
    const objects = objectsAfter(change);
    return [dev, prod].flatMap((environment) => (environment === undefined ? [] : check(objects, environment)));
  };
}
