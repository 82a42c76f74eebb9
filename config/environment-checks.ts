import { cidr } from './cidr';
import type { ShapedEnvironment } from './environment';
import { kubernetesVersions } from './kubernetes-versions';
import { networkProblems, rangeProblems, zoneProblems } from './network-checks';
import type { Problem } from './problem';
import { zonePrefixes } from './regions';
import { retentionDays } from './retention-days';
import { isDnsLabel } from './service-checks';

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

/** What is wrong with one environment by itself. */
export function environmentProblems(environment: ShapedEnvironment): Problem[] {
  const at = (field: string) => `config/${environment.name}.ts ${field}`;
  return [
    ...identityProblems(environment, at),
    ...zoneProblems(environment, at),
    ...networkProblems(environment, at),
    ...clusterProblems(environment, at),
    ...protectionProblems(environment, at),
  ];
}

type At = (field: string) => string;

function identityProblems({ name, account, region }: ShapedEnvironment, at: At): Problem[] {
  const problems: Problem[] = [];
  if (!isDnsLabel(name) || name.length > 20) {
    problems.push({
      where: at('name'),
      what: 'is not a lower-case DNS label of at most 20 characters',
      value: name,
      fix: 'use lower-case letters, digits and inner hyphens, e.g. dev or prod-eu',
    });
  }
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
  if (!/^\d{12}$/.test(account)) {
    problems.push({
      where: at('account'),
      what: 'is not an AWS account id',
      value: account,
      fix: 'write its 12 digits in quotes, leading zeros included',
    });
  }
  if (!Object.hasOwn(zonePrefixes, region)) {
    problems.push({
      where: at('region'),
      what: 'is not a region where EKS runs Fargate pods',
      value: region,
      fix: `use one of ${Object.keys(zonePrefixes).join(', ')}`,
    });
  }
  return problems;
}

function clusterProblems(
  { kubernetesVersion, publicAccessCidrs, adminRoleArns }: ShapedEnvironment,
  at: At,
): Problem[] {
  const problems: Problem[] = [];
  if (!Object.hasOwn(kubernetesVersions, kubernetesVersion)) {
    problems.push({
      where: at('kubernetesVersion'),
      what: 'is not a version in standard support',
      value: kubernetesVersion,
      fix: `use one of ${Object.keys(kubernetesVersions).join(', ')}`,
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
        what: 'stands there twice',
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

function protectionProblems(environment: ShapedEnvironment, at: At): Problem[] {
  const { cardholderData, logRetentionDays, protection, publicAccessCidrs, revision } = environment;
  const problems: Problem[] = [];
  if (!retentionDays.includes(logRetentionDays)) {
    problems.push({
      where: at('logRetentionDays'),
      what: 'is not a period that CloudWatch accepts',
      value: logRetentionDays,
      fix: `use one of ${retentionDays.join(', ')}`,
    });
  } else if (cardholderData && logRetentionDays < 365) {
    problems.push({
      where: at('logRetentionDays'),
      what: 'is less than the 12 months of PCI DSS 10.5.1 that cardholderData asks for',
      value: logRetentionDays,
      fix: 'use 365 or more',
    });
  }
  if (cardholderData && protection.level !== 'retained') {
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
  if (protection.level === 'retained' && !/^(v\d[\w.-]*|[0-9a-f]{40})$/.test(revision)) {
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
