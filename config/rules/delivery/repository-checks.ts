import type { WrittenRepository } from '../../model/delivery/repository';
import type { Platform } from '../../model/environment';
import { isGitName, isPinned, isRepositoryUrl } from '../../model/git-name';
import type { Problem } from '../../model/problem';
import type { WrittenEnvironment } from '../../model/written-environment';
import type { WrittenService } from '../../model/written-service';
import { deployedRevisions } from './deployed-revisions';

/** A folder below the root of a repository, or the root itself. Argo CD takes no pattern here. */
const pathForm = /^(?:\.|(?!.*(?:^|\/)\.\.?(?:\/|$))[\w.+-]+(?:\/[\w.+-]+)*)$/;

/** Two addresses of one repository, as far as that can be told from them. */
const isSame = (one: string, other: string) => plain(one) === plain(other);
const plain = (url: string) =>
  url
    .toLowerCase()
    .replace(/^(?:https:\/\/|ssh:\/\/(?:[^@]+@)?|[^@/]+@)/, '')
    .replace(/:(?=[^\d])/, '/')
    .replace(/\/?(?:\.git)?\/?$/, '');

/** What is wrong with the repositories of teams, and with what environments deploy of them. */
export function repositoryProblems(
  environments: readonly WrittenEnvironment[],
  services: readonly WrittenService[],
  platform: Platform,
): Problem[] {
  return [
    ...services.flatMap(({ image, name, repository }) => {
      const where = `config/services.ts ${name}`;
      if (repository === undefined) return [];
      return [
        ...(image === undefined ? [] : [deployedTwice(`${where}.repository`, image)]),
        ...formProblems(repository, `${where}.repository`, platform),
      ];
    }),
    ...environments.flatMap((environment) => [
      ...Object.entries(environment.services).flatMap(([name, { image }]) => {
        const service = services.find((one) => one.name === name);
        if (image === undefined || service?.repository === undefined || service.image !== undefined) return [];
        return [deployedTwice(environment.at(`services.${name}.image`), image)];
      }),
      ...Object.entries(environment.services).flatMap(([name, { repository }]) => {
        const where = environment.at(`services.${name}.repository`);
        const service = services.find((one) => one.name === name);
        if (repository === undefined || service === undefined) return [];
        if ('repository' in service && service.repository === undefined) {
          const fix = `write it with its url in config/services.ts ${name} as well, or remove it`;
          return [{ where, what: 'changes what the catalogue does not have', value: repository, fix }];
        }
        return formProblems(repository, where, platform);
      }),
      ...movingProblems(environment, services),
    ]),
  ];
}

function deployedTwice(where: string, image: string): Problem {
  const what = 'is there beside an image or a repository, so that the platform and the team would deploy the pods';
  return { where, what, value: image, fix: 'keep either image or repository' };
}

function formProblems(
  { path, revision, url }: Partial<WrittenRepository>,
  where: string,
  platform: Platform,
): Problem[] {
  const problems: Problem[] = [];
  if (url !== undefined && !isRepositoryUrl(url)) {
    const fix = 'write https://… or git@…, without a password';
    problems.push({ where: `${where}.url`, what: 'is not of the right form', value: url, fix });
  } else if (url !== undefined && typeof platform.repositoryUrl === 'string' && isSame(url, platform.repositoryUrl)) {
    const what = 'is the repository of the platform, whose reviewers are not the team';
    problems.push({ where: `${where}.url`, what, value: url, fix: 'name one of the team’s own' });
  }
  if (path !== undefined && !pathForm.test(path)) {
    const fix = 'write it from the root of the repository, e.g. deploy/dev, or . for the root';
    problems.push({ where: `${where}.path`, what: 'is no folder of a repository', value: path, fix });
  }
  if (revision !== undefined && !isGitName(revision)) {
    const fix = 'name a branch, a tag or a commit, e.g. main';
    problems.push({ where: `${where}.revision`, what: 'is no name that Git gives', value: revision, fix });
  }
  return problems;
}

/** As for the environment itself: what is retained stands still until somebody moves it. */
function movingProblems(environment: WrittenEnvironment, services: readonly WrittenService[]): Problem[] {
  const { cardholderData, protection } = environment;
  if (protection?.level !== 'retained') return [];
  return deployedRevisions(environment, services)
    .filter(({ revision }) => isGitName(revision) && !isPinned(revision))
    .map(({ revision: value, where }) => {
      const what = 'is not a version tag or a full commit id, so the service would move by itself';
      const fix = cardholderData ? 'pin it here to the full id of a commit' : 'pin it here, e.g. v1.2.0';
      return { where, what, value, fix };
    });
}
