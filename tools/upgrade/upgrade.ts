import type { Files } from '../../charts/write';
import { removedApiProblems } from '../../checks/schemas/removed-apis';
import { kubernetesVersions, minorOf } from '../../config/model/aws/kubernetes-versions';
import { dayAfter, isDay } from '../../config/model/day';
import type { EnvironmentInput } from '../../config/model/environment';
import type { Problem } from '../../config/model/problem';
import { parseDist } from '../../objects/dist';
import { instead } from '../../texts/nearest';
import type { Addition, Asked, Question } from '../new/addition';
import type { Written } from '../new/configuration-files';
import { exportOf } from '../new/environment-file';
import { Source } from '../new/source';
import { stepsBack, stepsUp } from './steps';

/** Days after an upgrade in which EKS goes back. Source: Amazon EKS user guide, "Roll back a cluster to a previous Kubernetes version". */
const daysBack = 7;

/**
 * An environment's way to another version of Kubernetes: one minor version up, or back to the one before.
 *
 * @param today the day on which it is asked for, for example `2026-11-28`
 */
export function upgrade(today: string): Addition {
  return {
    questions,
    called: ({ answers }) => `Kubernetes ${answers.kubernetes} of ${answers.environment}`,
    place: (asked, flag) => (flag === 'kubernetes' ? whereIn(asked) : `--${flag}`),
    problems: (asked) => [...environmentProblems(asked), ...stepProblems(asked), ...dayProblems(asked, today)],
    added: withVersion,
    edited: ({ answers, written }, texts) => {
      const { path, exported } = exportOf(written, answers.environment ?? '');
      const source = new Source(path, texts[path] ?? '');
      return { [path]: source.withField(exported, ['kubernetesVersion'], answers.kubernetes).text };
    },
    refused: ({ answers }, rendered) => removedIn(rendered, answers.environment ?? '', answers.kubernetes ?? ''),
    remaining: (asked) => {
      const environment = environmentOf(asked);
      if (environment === undefined) return [];
      const isPinned = environment.revision !== asked.written.platform.revision;
      const step = { environment, isPinned, to: asked.answers.kubernetes ?? '' };
      return isBack(asked) ? stepsBack(step) : stepsUp(step);
    },
  };
}

const questions: readonly Question[] = [
  {
    flag: 'environment',
    value: 'NAME',
    says: 'Environment whose cluster gets another version',
    choices: ({ written }) => written.environments.map(({ name }) => name),
  },
  {
    flag: 'kubernetes',
    value: 'VERSION',
    says: 'Minor version that it gets',
    choices: (asked) => {
      const from = environmentOf(asked)?.kubernetesVersion ?? '';
      return Object.keys(kubernetesVersions).filter((to) => Math.abs(minorOf(to) - minorOf(from)) === 1);
    },
  },
  {
    flag: 'upgraded-on',
    value: 'DAY',
    says: 'Day on which AWS ended the upgrade that is taken back, such as 2026-11-28 (aws eks describe-update)',
    isAsked: isBack,
  },
];

function environmentOf({ answers, written }: Asked): EnvironmentInput | undefined {
  return written.environments.find(({ name }) => name === answers.environment);
}

/** How many minor versions it goes up; undefined where one of the two is unknown. */
function stepOf(asked: Asked): number | undefined {
  const { kubernetesVersion: from } = environmentOf(asked) ?? {};
  const { kubernetes: to = '' } = asked.answers;
  return from === undefined || !Object.hasOwn(kubernetesVersions, to) ? undefined : minorOf(to) - minorOf(from);
}

function isBack(asked: Asked): boolean {
  return stepOf(asked) === -1;
}

function withVersion({ answers, written }: Asked): Written {
  const { environment: name, kubernetes } = answers;
  if (kubernetes === undefined) return written;
  const environments = written.environments.map((one) =>
    one.name === name ? { ...one, kubernetesVersion: kubernetes } : one,
  );
  const of = (value: unknown) => environments.find((_, index) => written.environments[index] === value) ?? value;
  const files = written.files.map(({ path, exported }) => ({
    path,
    exported: Object.fromEntries(Object.entries(exported).map(([key, value]) => [key, of(value)])),
  }));
  return { ...written, environments, files };
}

function whereIn({ answers }: Asked): string {
  return `config/${answers.environment}.ts kubernetesVersion`;
}

function environmentProblems(asked: Asked): Problem[] {
  const { answers, written } = asked;
  if (answers.environment === undefined || environmentOf(asked) !== undefined) return [];
  const names = written.environments.map(({ name }) => name);
  const what = 'is no environment of config/environments.ts';
  return [{ where: '--environment', what, value: answers.environment, fix: instead(answers.environment, names) }];
}

function stepProblems(asked: Asked): Problem[] {
  const [where, step, value] = [whereIn(asked), stepOf(asked), asked.answers.kubernetes];
  const from = environmentOf(asked)?.kubernetesVersion ?? '';
  if (step === undefined || step === 1 || step === -1) return [];
  if (step === 0) return [{ where, what: 'is that version already', value, fix: 'leave it, or choose another' }];
  if (step > 1) {
    const fix = `go to 1.${minorOf(from) + 1} first: a cluster goes up one minor version at a time`;
    return [{ where, what: `is ${step} minor versions above ${from}`, value, fix }];
  }
  const what = `is ${-step} minor versions below ${from}, and EKS goes back one`;
  return [{ where, what, value, fix: 'mend what is wrong on the version that there is' }];
}

function dayProblems(asked: Asked, today: string): Problem[] {
  const { 'upgraded-on': value } = asked.answers;
  const where = '--upgraded-on';
  if (value === undefined) return [];
  if (!isBack(asked)) {
    return [{ where, what: 'is for the way back only', value, fix: 'leave it out, since this goes up' }];
  }
  if (!isDay(value)) return [{ where, what: 'is no day', value, fix: `write one such as ${today}` }];
  if (value > today) return [{ where, what: 'is yet to come', value, fix: 'write the day on which the upgrade ended' }];
  if (dayAfter(value, daysBack) >= today) return [];
  const what = `is more than the ${daysBack} days ago in which EKS goes back`;
  return [{ where, what, value, fix: 'mend what is wrong on the version that there is' }];
}

/** What an environment's cluster would be given that its version has no more. */
function removedIn(rendered: Files, name: string, kubernetesVersion: string): readonly string[] {
  const objects = Object.entries(rendered)
    .filter(([path]) => path.startsWith(`${name}/`))
    .flatMap(([path, text]) => parseDist(`dist/${path}`, text).objects);
  return removedApiProblems(objects, { name, kubernetesVersion });
}
