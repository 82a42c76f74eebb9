import { type DistObject, where } from './dist';
import { environmentAccounts } from './environment-accounts';
import { groupKind } from './group-kind';
import { type Json, parsedYaml, places, stringAt } from './json';

/** Applications of controllers that would not start on Fargate: no endpoint reaches their images, or the kubelet has their port. */
export function controllerProblems(objects: readonly DistObject[]): string[] {
  const accounts = environmentAccounts(objects);
  const applications = objects.filter((object) => groupKind(object) === 'argoproj.io Application');
  return applications.flatMap((application) => {
    const environment = stringAt(application.body, 'spec', 'project') ?? '';
    const values = parsedYaml(stringAt(application.body, 'spec', 'source', 'helm', 'values') ?? '');
    return [
      ...imageProblems(application, values, accounts.get(environment) ?? ''),
      ...[...places(values)]
        .filter(({ value }) => value === 10250)
        .map(({ path }) => `${where(application)}: ${path}: the port of Fargate's kubelet (10250) — choose another`),
    ];
  });
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
