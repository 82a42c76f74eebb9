import { parse } from 'yaml';
import { kubeletPort } from '../../config/model/aws/fargate';
import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, isObject, type Json, places, stringAt } from '../../objects/json';
import { externalNameOf, forProviderOf } from '../../objects/managed-resource';
import { environmentAccounts } from '../composed/environment-accounts';

/**
 * Applications of controllers that would not start on Fargate, or not survive its patching: images that no endpoint
 * reaches or that have no repository, names of things that their environment does not have, the kubelet's port, and
 * replicas without a disruption budget.
 */
export function controllerProblems(objects: readonly DistObject[]): string[] {
  const accounts = environmentAccounts(objects);
  // What is deployed to the management cluster does not run on Fargate.
  const applications = objects.filter(
    (object) =>
      groupKind(object) === 'argoproj.io Application' && at(object.body, 'spec', 'destination', 'name') !== undefined,
  );
  return applications.flatMap((application) => {
    const environment = application.namespace;
    const repositories = objects
      .filter((object) => groupKind(object) === 'ecr Repository' && object.namespace === environment)
      .map(({ name }) => name);
    const values: Json = parse(stringAt(application.body, 'spec', 'source', 'helm', 'values') ?? '');
    return [
      ...imageProblems(application, values, accounts.get(environment) ?? '', repositories),
      ...nameProblems(
        values,
        objects.filter(({ namespace }) => namespace === environment),
      ).map((problem) => `${where(application)}: ${problem}`),
      ...budgetProblems(values).map((problem) => `${where(application)}: ${problem}`),
      ...places(values)
        .filter(({ value }) => value === kubeletPort)
        .map(
          ({ path }) =>
            `${where(application)}: ${path}: the port of Fargate's kubelet (${kubeletPort}) — choose another`,
        ),
    ];
  });
}

/** Values by which a controller finds something, and how to tell that an object of its environment is meant. */
const answers: readonly [value: RegExp, what: string, answer: (object: DistObject) => Json | undefined][] = [
  [/(?:^|\.)clusterName$/, 'cluster', ({ kind, name }) => (kind === 'EksCluster' ? name : undefined)],
  [
    /(?:^|\.)region$/,
    'region',
    ({ kind, body }) => (kind === 'AccountAccess' ? at(body, 'spec', 'region') : undefined),
  ],
  [
    /(?:^|\.)vpcTags\.Name$/,
    'VPC',
    (object) => (groupKind(object) === 'ec2 VPC' ? at(forProviderOf(object.body), 'tags', 'Name') : undefined),
  ],
  [
    /(?:^|\.)log_group_name$/,
    'log group',
    (object) => (groupKind(object) === 'cloudwatchlogs Group' ? externalNameOf(object) : undefined),
  ],
];

function nameProblems(values: Json, environment: readonly DistObject[]): string[] {
  return places(values).flatMap(({ path, value }) =>
    answers
      .filter(([named, , answer]) => named.test(path) && !environment.some((object) => answer(object) === value))
      .map(([, what]) => `${path}: no ${what} of its environment (${value}) — correct it`),
  );
}

/** Fargate evicts what it patches; a budget for one pod would refuse that until Fargate stops asking. */
function budgetProblems(values: Json): string[] {
  return places(values).flatMap(({ path, value }) => {
    const replicas = at(value, 'replicaCount') ?? at(value, 'replicas');
    if (typeof replicas !== 'number') return [];
    const budget = at(value, 'podDisruptionBudget');
    const budgeted = isObject(budget) && budget.enabled !== false && Object.keys(budget).length > 0;
    const field = path === '' ? 'podDisruptionBudget' : `${path}.podDisruptionBudget`;
    if (replicas > 1 && !budgeted) return [`${field}: none for ${replicas} replicas — leave one of them running`];
    return replicas === 1 && budgeted ? [`${field}: of a single replica, which nothing may evict — leave it out`] : [];
  });
}

function imageProblems(
  application: DistObject,
  values: Json,
  account: string,
  repositories: readonly string[],
): string[] {
  const images = places({ values })
    .filter(({ key }) => key === 'image')
    .map(({ value }) => value);
  const found = images.flatMap((image) => {
    const repository = stringAt(image, 'repository') ?? '';
    const tag = stringAt(image, 'tag') ?? '';
    const own = new RegExp(`^${account}\\.dkr\\.ecr\\.[a-z0-9-]+\\.amazonaws\\.com/`).test(repository);
    return own && /^[\w.-]+@sha256:[0-9a-f]{64}$/.test(tag) ? [] : [`${repository}:${tag}`];
  });
  const line = (what: string) => `${where(application)}: ${what}`;
  const named = images.map((image) => (stringAt(image, 'repository') ?? '').replace(/^[^/]*\//, ''));
  const missing = found.length > 0 ? [] : [...new Set(named)].filter((name) => !repositories.includes(name));
  return [
    ...(images.length > 0 ? [] : [line('no image in its values — name one of the account’s own registry')]),
    ...found.map((image) =>
      line(`not an image of the account's own registry by tag and digest (${image}) — mirror it`),
    ),
    ...missing.map((name) => line(`no Repository for its image (${name}) — add the controller to config/platform.ts`)),
  ];
}
