import { cidr } from '../model/cidr';
import { dnsLabelProblems } from '../model/dns-label';
import { kubernetesVersions } from '../model/kubernetes-versions';
import { instead } from '../model/nearest';
import type { Problem } from '../model/problem';
import { retentionDays } from '../model/retention-days';
import type { WrittenEnvironment } from '../model/written-environment';
import { networkProblems, rangeProblems, zoneProblems } from './network-checks';
import { placeProblems } from './place-checks';

/** Names that would mix an environment with the platform: its folder in `dist/`, or its namespace. */
const reservedNames = [
  'platform',
  'argocd',
  'crossplane-system',
  'default',
  'kube-system',
  'kube-public',
  'kube-node-lease',
];

/** What is wrong with what is well formed of one environment, by itself. */
export function environmentProblems(environment: WrittenEnvironment): Problem[] {
  return [
    ...nameProblems(environment),
    ...placeProblems(environment),
    ...zoneProblems(environment),
    ...networkProblems(environment),
    ...clusterProblems(environment),
    ...logProblems(environment),
    ...protectionProblems(environment),
  ];
}

/** Characters of an environment's name, which leave some for the rest of the names that it ends. */
const longestName = 20;

/** Whether the text is legal as the name of an environment, which is part of nearly every AWS name. */
export function isEnvironmentName(text: string): boolean {
  return dnsLabelProblems('', text, longestName).length === 0;
}

function nameProblems({ at, name }: WrittenEnvironment): Problem[] {
  if (name === undefined) return [];
  const problems = dnsLabelProblems(at('name'), name, longestName);
  // What more is wrong with a name that nobody can have.
  if (problems.length > 0) return problems;
  if (name.replace(/^.*-/, '').length === 6) {
    problems.push({
      where: at('name'),
      what: 'ends in a word of six characters, which Secrets Manager takes for its own suffix',
      value: name,
      fix: 'choose a shorter or a longer word',
    });
  }
  if (reservedNames.includes(name)) {
    problems.push({
      where: at('name'),
      what: 'is a namespace of the management cluster itself or a folder of dist/',
      value: name,
      fix: 'choose another name',
    });
  }
  return problems;
}

function clusterProblems(environment: WrittenEnvironment): Problem[] {
  const { at, kubernetesVersion, publicAccessCidrs = [], adminRoleArns = [] } = environment;
  const problems: Problem[] = [];
  if (kubernetesVersion !== undefined && !Object.hasOwn(kubernetesVersions, kubernetesVersion)) {
    problems.push({
      where: at('kubernetesVersion'),
      what: 'is not a version in standard support',
      value: kubernetesVersion,
      fix: instead(kubernetesVersion, Object.keys(kubernetesVersions)),
    });
  }
  for (const [index, range] of publicAccessCidrs.entries()) {
    const where = at(`publicAccessCidrs[${index}]`);
    problems.push(...rangeProblems(where, range));
    if (cidr.isRange(range) && cidr.prefix(range) < 8) {
      problems.push({
        where,
        what: 'opens the API endpoint to the internet at large',
        value: range,
        fix: 'name the ranges of your offices',
      });
    }
  }
  for (const [index, arn] of adminRoleArns.entries()) {
    if (adminRoleArns.indexOf(arn) !== index) {
      problems.push({
        where: at(`adminRoleArns[${index}]`),
        what: 'is listed twice',
        value: arn,
        fix: 'remove one',
      });
    }
    if (/^arn:aws:iam::\d{12}:role\/[\w+=,.@/-]+$/.test(arn)) continue;
    problems.push({
      where: at(`adminRoleArns[${index}]`),
      what: 'is not the ARN of an IAM role',
      value: arn,
      fix: 'write arn:aws:iam::<account>:role/<name>',
    });
  }
  return problems;
}

function logProblems({ at, cardholderData, logRetentionDays: value }: WrittenEnvironment): Problem[] {
  const where = at('logRetentionDays');
  if (value === undefined) return [];
  if (!retentionDays.includes(value)) {
    const fix = `use one of ${retentionDays.join(', ')}`;
    return [{ where, what: 'is not a period that CloudWatch accepts', value, fix }];
  }
  if (!cardholderData || value >= 365) return [];
  const what = 'is less than the 12 months of PCI DSS 10.5.1 that cardholderData asks for';
  return [{ where, what, value, fix: 'use 365 or more' }];
}

function protectionProblems(environment: WrittenEnvironment): Problem[] {
  const { at, cardholderData, protection, publicAccessCidrs = [], revision } = environment;
  const problems: Problem[] = [];
  if (cardholderData && protection?.level === 'disposable') {
    problems.push({
      where: at('protection'),
      what: 'leaves cardholder data unprotected from deletion',
      value: protection.level,
      fix: 'use retained',
    });
  }
  if (cardholderData && publicAccessCidrs.length > 0) {
    problems.push({
      where: at('publicAccessCidrs'),
      what: 'opens the API endpoint of an environment with cardholder data',
      value: publicAccessCidrs,
      fix: 'remove the field and reach the endpoint through the network',
    });
  }
  if (revision === undefined) return problems;
  if (protection?.level === 'retained' && !/^(v\d[\w.-]*|[0-9a-f]{40})$/.test(revision)) {
    problems.push({
      where: at('revision'),
      what: 'is not a version tag or a full commit id, so a retained environment would move by itself',
      value: revision,
      fix: 'pin it, e.g. v1.2.0',
    });
  } else if (revision.trim() === '') {
    problems.push({ where: at('revision'), what: 'is empty', value: revision, fix: 'name a branch, tag or commit' });
  }
  return problems;
}
