import { type DistObject, where } from './dist';
import { environmentAccounts } from './environment-accounts';
import { groupKind } from './group-kind';
import { at, isObject, type Json, listAt, parsedYaml, places, stringAt } from './json';

/** Applications of controllers that would not start on Fargate: no profile takes their pods, or no endpoint their images. */
export function controllerProblems(objects: readonly DistObject[]): string[] {
  const accounts = environmentAccounts(objects);
  // What goes to the management cluster is no pod on Fargate.
  const applications = objects.filter(
    (object) =>
      groupKind(object) === 'argoproj.io Application' && at(object.body, 'spec', 'destination', 'name') !== undefined,
  );
  return applications.flatMap((application) => {
    const environment = application.namespace;
    const values = parsedYaml(stringAt(application.body, 'spec', 'source', 'helm', 'values') ?? '');
    return [
      ...profileProblems(application, profilesOf(objects, environment)),
      ...imageProblems(application, values, accounts.get(environment) ?? ''),
      ...[...places(values)]
        .filter(({ value }) => value === 10250)
        .map(({ path }) => `${where(application)}: ${path}: the port of Fargate's kubelet (10250) — choose another`),
    ];
  });
}

const profilesOf = (objects: readonly DistObject[], environment: string) =>
  objects.filter((object) => groupKind(object) === 'eks FargateProfile' && object.namespace === environment);

function profileProblems(application: DistObject, profiles: readonly DistObject[]): string[] {
  const namespace = stringAt(application.body, 'spec', 'destination', 'namespace') ?? '';
  const release = stringAt(application.body, 'spec', 'source', 'helm', 'releaseName') ?? '';
  const selects = (selector: Json) =>
    stringAt(selector, 'namespace') === namespace &&
    Object.entries(objectAt(selector, 'labels')).every(
      ([label, value]) => label === 'app.kubernetes.io/name' && value === release,
    );
  if (profiles.some(({ body }) => listAt(body, 'spec', 'forProvider', 'selector').some(selects))) return [];
  return [`${where(application)}: no Fargate profile selects its pods (${namespace}) — add it to config/platform.ts`];
}

function imageProblems(application: DistObject, values: Json, account: string): string[] {
  const images = [...places({ values })].filter(({ key }) => key === 'image').map(({ value }) => value);
  const found = images.flatMap((image) => {
    const repository = stringAt(image, 'repository') ?? '';
    const tag = stringAt(image, 'tag') ?? '';
    const own = new RegExp(`^${account}\\.dkr\\.ecr\\.[a-z0-9-]+\\.amazonaws\\.com/`).test(repository);
    return own && tag !== '' && tag !== 'latest' ? [] : [`${repository}:${tag}`];
  });
  const line = (what: string) => `${where(application)}: ${what}`;
  return [
    ...(images.length > 0 ? [] : [line('no image in its values — name one of the account’s own registry')]),
    ...found.map((image) => line(`not a tagged image of the account's own registry (${image}) — mirror it`)),
  ];
}

function objectAt(value: Json, key: string) {
  const inner = at(value, key);
  return isObject(inner) ? inner : {};
}
