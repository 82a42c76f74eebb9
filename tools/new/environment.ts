import { kubernetesVersions } from '../../config/model/aws/kubernetes-versions';
import { fargateZones } from '../../config/model/aws/regions';
import { retentionDays } from '../../config/model/aws/retention-days';
import type { EnvironmentInput } from '../../config/model/environment';
import type { Problem } from '../../config/model/problem';
import { isEnvironmentFile } from '../../config/rules/reading/files';
import { instead } from '../../texts/nearest';
import type { Addition, Asked, Question } from './addition';
import { listed, none } from './answers';
import { copiedTexts, exportName } from './environment-copy';
import { entryOf, likeOf } from './environment-entry';
import { freeRange, proposedRevision, proposedZones } from './environment-proposals';

/** The answer that the environment which the new one resembles has for a field. */
const asLike = (field: keyof EnvironmentInput) => (asked: Asked) => {
  const value = likeOf(asked)?.[field];
  return value === undefined ? undefined : String(value);
};

const questions: readonly Question[] = [
  { flag: 'name', value: 'NAME', says: 'Name of the environment: at most 20 lower-case letters, digits and hyphens' },
  {
    flag: 'like',
    value: 'ENVIRONMENT',
    says: 'Environment that it resembles, from whose file everything is taken that is not asked for',
    choices: ({ written }) => written.environments.map(({ name }) => name),
    proposal: ({ written }) => written.environments[0]?.name,
  },
  {
    flag: 'purpose',
    value: 'TEXT',
    says: 'What it is for, in a sentence at the head of its file',
    proposal: ({ answers }) => `Made like ${answers.like}.`,
    isOptional: true,
  },
  { flag: 'account', value: 'ID', says: 'AWS account id, 12 digits' },
  {
    flag: 'region',
    value: 'REGION',
    says: 'AWS region where EKS runs Fargate pods',
    choices: () => Object.keys(fargateZones),
    proposal: asLike('region'),
  },
  {
    flag: 'zones',
    value: 'ID,ID,ID',
    says: 'Three zones of the region, by their ids',
    choices: ({ answers }) => fargateZones[answers.region ?? ''] ?? [],
    proposal: (asked) => {
      const zones = proposedZones(asked);
      return zones && listed(zones);
    },
  },
  {
    flag: 'vpc-cidr',
    value: 'RANGE',
    says: 'Address range of the VPC, /16 to /20, which overlaps no other',
    proposal: freeRange,
  },
  {
    flag: 'kubernetes-version',
    value: 'VERSION',
    says: 'Kubernetes minor version',
    choices: () => Object.keys(kubernetesVersions),
    proposal: asLike('kubernetesVersion'),
  },
  {
    flag: 'protection',
    value: 'LEVEL',
    says: 'How well it is protected from deletion',
    choices: () => ['disposable', 'retained'],
    proposal: asLike('protection'),
  },
  {
    flag: 'cardholder-data',
    value: 'YES-OR-NO',
    says: 'Whether cardholder data is processed, so that PCI DSS applies',
    choices: () => ['yes', 'no'],
    proposal: (asked) => (likeOf(asked)?.cardholderData ? 'yes' : 'no'),
  },
  {
    flag: 'log-retention-days',
    value: 'DAYS',
    says: 'Days that log groups keep their events',
    choices: () => retentionDays.map(String),
    proposal: asLike('logRetentionDays'),
  },
  {
    flag: 'alarm-recipients',
    value: 'ADDRESS,ADDRESS',
    says: `Who is told when an alarm rings, by e-mail addresses and URLs that begin with https://, or ${none}`,
    proposal: (asked) => listed(likeOf(asked)?.alarmRecipients ?? []),
    isOptional: true,
  },
  {
    flag: 'zone',
    value: 'NAME:ID',
    says: `Public zone of Route 53 in its account, in which entrances get names and certificates, or ${none}`,
    proposal: () => none,
    isOptional: true,
  },
  {
    flag: 'revision',
    value: 'REVISION',
    says: 'What Argo CD deploys: a branch; where it is retained a version tag; with cardholder data a full commit id',
    proposal: proposedRevision,
  },
  {
    flag: 'sync',
    value: 'HOW',
    says: 'How Argo CD applies a new revision',
    choices: () => ['automatic', 'manual'],
    proposal: asLike('sync'),
  },
];

const fieldOf = (flag: string) => flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** An environment, in a file of its own. */
export const environmentAddition: Addition = {
  questions,
  called: ({ answers }) => `the environment ${answers.name}`,
  place: ({ answers }, flag) =>
    ['like', 'purpose'].includes(flag) ? `--${flag}` : `config/${answers.name}.ts ${fieldOf(flag)}`,
  problems: (asked) => [...nameProblems(asked), ...likeProblems(asked), ...purposeProblems(asked)],
  added: (asked) => {
    const { answers, written } = asked;
    if (answers.name === undefined || nameProblems(asked).length > 0) return written;
    const environment = entryOf(asked);
    const file = { path: `config/${answers.name}.ts`, exported: { [exportName(answers.name)]: environment } };
    return { ...written, environments: [...written.environments, environment], files: [...written.files, file] };
  },
  edited: copiedTexts,
  remaining: ({ answers }) => {
    const { 'cardholder-data': cardholderData, name, protection, revision } = answers;
    const prepare = `prepare account ${answers.account}, as docs/from-an-empty-account.md says`;
    if (protection !== 'retained') return [prepare];
    return [
      prepare,
      cardholderData === 'yes'
        ? `once this is merged, set revision in config/${name}.ts to its commit: ${revision} has no dist/${name}`
        : `once this is merged, tag it and set revision in config/${name}.ts to the tag: ${revision} has no dist/${name}`,
    ];
  },
};

function nameProblems({ answers: { name }, written }: Asked): Problem[] {
  const path = `config/${name}.ts`;
  if (isEnvironmentFile(`${name}.ts`) && !written.files.some((file) => file.path === path)) return [];
  return [{ where: `${path} name`, what: 'has a file already', value: name, fix: 'choose another name' }];
}

function likeProblems(asked: Asked): Problem[] {
  const { answers, written } = asked;
  if (answers.like === undefined || likeOf(asked) !== undefined) return [];
  const names = written.environments.map(({ name }) => name);
  const what = 'is no environment of config/environments.ts';
  return [{ where: '--like', what, value: answers.like, fix: instead(answers.like, names) }];
}

function purposeProblems({ answers: { purpose } }: Asked): Problem[] {
  if (purpose === undefined || !/\*\/|[\n\r]/.test(purpose)) return [];
  const fix = 'write one line without */';
  return [{ where: '--purpose', what: 'would end the comment that it stands in', value: purpose, fix }];
}
