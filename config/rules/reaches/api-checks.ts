import { instead } from '../../../texts/nearest';
import { podStartEndpoints } from '../../model/aws/fargate';
import { keyUses, names } from '../../model/names';
import type { Problem } from '../../model/problem';
import { environmentPlaceholder, type ReachableApi, reachableApis } from '../../model/reaches/apis';
import type { ReachedApi } from '../../model/reaches/reach';
import { everyUse, knownUses } from '../../model/uses';

/** APIs whose endpoints each environment has, whatever its services declare. */
const always = [...podStartEndpoints, 'secretsmanager'];

/** What is wrong with an API that a service reaches without a resource of its own, and with what it may do there. */
export function apiProblems({ endpoint, actions, resources }: ReachedApi, where: string): Problem[] {
  const api = Object.hasOwn(reachableApis, endpoint) ? reachableApis[endpoint] : undefined;
  if (api === undefined) return unknownApi(endpoint, `${where}.api`);
  return [
    ...(actions.length === 0
      ? [{ where: `${where}.actions`, what: 'are none, so that the API refuses every call', fix: 'name at least one' }]
      : []),
    ...actions.flatMap((action, index) =>
      actionProblems(action, { earlier: actions.slice(0, index), api }, `${where}.actions[${index}]`),
    ),
    ...resourcesProblems(actions, resources, api.withoutResource, `${where}.resources`),
  ];
}

function unknownApi(value: string, where: string): Problem[] {
  const use = everyUse.find((one) => knownUses[one].apis.some(({ endpoint }) => endpoint === value));
  if (always.includes(value)) {
    const fix = 'remove it; what its pods may do there follows from their declarations';
    return [{ where, what: 'is an API that every pod reaches', value, fix }];
  }
  if (use !== undefined) {
    const what = `is an API that comes with uses.${use}, with a resource of the service's own`;
    return [{ where, what, value, fix: `declare uses.${use}` }];
  }
  const fix = instead(value, Object.keys(reachableApis));
  return [{ where, what: 'is no API that a service reaches by an endpoint', value, fix }];
}

function actionProblems(
  value: string,
  { earlier, api }: { readonly earlier: readonly string[]; readonly api: ReachableApi },
  where: string,
): Problem[] {
  if (earlier.includes(value)) return [{ where, what: 'is listed twice', value, fix: 'remove one' }];
  const known = [...api.onResources, ...api.withoutResource];
  if (known.includes(value)) return [];
  if (/^[A-Z][A-Za-z0-9]*$/.test(value)) {
    return [{ where, what: `is no action of ${api.prefix} that pods need`, value, fix: instead(value, known) }];
  }
  const [, own] = /^[a-z-]+:([A-Z][A-Za-z0-9]*)$/.exec(value) ?? [];
  if (/[*?]/.test(value)) {
    return [{ where, what: 'allows whatever matches it', value, fix: 'name each action' }];
  }
  const fix =
    own === undefined ? 'write it as IAM does, such as PutEvents' : `write ${own}; the prefix follows from api`;
  return [{ where, what: 'is not the name of an action', value, fix }];
}

/** Aliases of the keys that each environment has for all of its services. */
const platformKeys = keyUses.map((use) => names({ name: environmentPlaceholder, account: '' }).keyAlias(use));

/** Characters of what follows region and account in an ARN. */
const resourceForm = /^[\w+=,.@/:#{}-]+\*?$/;

function resourcesProblems(
  actions: readonly string[],
  resources: readonly string[],
  withoutResource: readonly string[],
  where: string,
): Problem[] {
  const isOfEnvironment = (one: string) =>
    one.split(/[/:]/).some((part) => part.endsWith(`-${environmentPlaceholder}`));
  const named = actions.filter((action) => !withoutResource.includes(action));
  if (named.length === 0 && resources.length > 0) {
    const what = 'name resources for actions for which AWS has none';
    return [{ where, what, value: resources, fix: 'leave the list empty' }];
  }
  if (named.length > 0 && named.length < actions.length) {
    const what = 'cannot be for all of its actions, since AWS has no resource for some';
    return [{ where, what, value: resources, fix: 'declare those under a name of their own, with an empty list' }];
  }
  if (named.length > 0 && resources.length === 0) {
    return [{ where, what: 'are none', value: resources, fix: `name what ${named.join(', ')} is for` }];
  }
  return resources.flatMap((value, index): Problem[] => {
    const at = `${where}[${index}]`;
    if (resources.indexOf(value) !== index) return [{ where: at, what: 'is listed twice', value, fix: 'remove one' }];
    if (value.startsWith('arn:')) {
      const fix = `write ${value.split(':').slice(5).join(':') || 'what follows the account'}`;
      return [{ where: at, what: 'is a whole ARN, whose region and account are those of one environment', value, fix }];
    }
    if (!resourceForm.test(value)) {
      return [{ where: at, what: 'is no resource in an ARN', value, fix: 'write it as it stands behind the account' }];
    }
    if (platformKeys.includes(value)) {
      const fix = 'name a key of the service; with the data key its pods work through what they use';
      return [{ where: at, what: 'is a key of the platform, by which whatever it encrypts can be read', value, fix }];
    }
    if (isOfEnvironment(value)) return [];
    const fix = `end its name with -${environmentPlaceholder}, and have it so in AWS`;
    return [{ where: at, what: 'names no resource of the environment', value, fix }];
  });
}
