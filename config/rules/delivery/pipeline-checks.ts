import type { Pipeline } from '../../model/delivery/pipeline';
import { isGitName } from '../../model/git-name';
import type { Problem } from '../../model/problem';
import type { WrittenEnvironment } from '../../model/written-environment';
import type { WrittenService } from '../../model/written-service';

/** Owner and repository, both with the ids that never change or both without; GitHub allows no other characters in them. */
const githubForm =
  /^(?:[A-Za-z\d][A-Za-z\d-]{0,38}\/[\w.-]{1,100}|[A-Za-z\d][A-Za-z\d-]{0,38}@\d+\/[\w.-]{1,100}@\d+)$/;

/** At least one group, and the project. */
const gitlabForm = /^[\w][\w.-]*(?:\/[\w][\w.-]*)+$/;

/** Its characters stand in a subject as they are; GitHub writes a colon as %3A there. */
const environmentForm = /^[\w.+/-]{1,255}$/;

const issuerForm = /^https:\/\/(?!oidc\.eks\.)[a-z\d](?:[a-z\d.-]*[a-z\d])?(?:\/[\w.~-]+)*$/;

/** What is wrong with the pipelines that may push images. */
export function pipelineProblems(
  environments: readonly WrittenEnvironment[],
  services: readonly WrittenService[],
): Problem[] {
  return [
    ...services.flatMap(({ name, pipeline }) => problemsOf(pipeline, `config/services.ts ${name}.pipeline`)),
    ...environments.flatMap(({ at, services: changes }) =>
      Object.entries(changes).flatMap(([name, { pipeline }]) => problemsOf(pipeline, at(`services.${name}.pipeline`))),
    ),
  ];
}

function problemsOf(pipeline: Pipeline | undefined, where: string): Problem[] {
  if (pipeline === undefined) return [];
  const { branch, environment, github, gitlab, issuer } = pipeline;
  const one = (what: string, fix: string): Problem => ({ where, what, value: pipeline, fix });
  const problems: Problem[] = [];
  if ((github === undefined) === (gitlab === undefined)) {
    problems.push(one('is not at exactly one of GitHub and GitLab', 'write either github or gitlab'));
  } else if (gitlab !== undefined && environment !== undefined) {
    const fix = 'write branch, and protect it at GitLab';
    problems.push({
      where: `${where}.environment`,
      what: 'is not in the subject of the tokens of GitLab',
      value: environment,
      fix,
    });
  } else if ((branch === undefined) === (environment === undefined)) {
    const fix = gitlab === undefined ? 'write either branch or environment' : 'write branch';
    problems.push(one('does not say of which runs exactly', fix));
  }
  return [...problems, ...formProblems({ branch, environment, github, gitlab, issuer }, where)];
}

function formProblems({ branch, environment, github, gitlab, issuer }: Pipeline, where: string): Problem[] {
  const rows = [
    [
      'github',
      github,
      (text: string) => githubForm.test(text),
      'write ⟨owner⟩/⟨repository⟩, with the ids of both or of neither',
    ],
    ['gitlab', gitlab, (text: string) => gitlabForm.test(text), 'write ⟨group⟩/⟨project⟩'],
    ['branch', branch, isGitName, 'name one branch, e.g. main'],
    ['environment', environment, (text: string) => environmentForm.test(text), 'name one environment, e.g. prod'],
    ['issuer', issuer, (text: string) => issuerForm.test(text), 'write https://⟨host⟩, without a slash at its end'],
  ] as const;
  return rows.flatMap(([field, value, isOf, fix]) =>
    value === undefined || isOf(value)
      ? []
      : [{ where: `${where}.${field}`, what: 'is not of the right form', value, fix }],
  );
}
