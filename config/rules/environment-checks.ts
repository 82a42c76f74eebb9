import { instead } from '../../texts/nearest';
import { kubernetesVersions } from '../model/aws/kubernetes-versions';
import { retentionDays } from '../model/aws/retention-days';
import { dnsLabelProblems } from '../model/dns-label';
import { isGitName, isPinned } from '../model/git-name';
import type { Problem } from '../model/problem';
import type { WrittenEnvironment } from '../model/written-environment';
import type { WrittenService } from '../model/written-service';
import { accessProblems } from './access-checks';
import { cardholderProblems } from './cardholder-checks';
import { networkProblems, zoneProblems } from './network-checks';
import { placeProblems } from './place-checks';
import { recipientProblems } from './recipient-checks';

/** Names that would mix an environment with the platform: its folder in `dist/`, or its namespace. */
const reservedNames = ['accounts', 'platform', 'argocd', 'crossplane-system', 'default'];

/** Ends of names that ProviderConfigs other than an environment's own have, and whose. */
const reservedEnds = { '-claim': 'the claims of accounts', '-peer': 'the other ends of peerings' };

/** What is wrong with the well-formed fields of one environment, whatever the others have. */
export function environmentProblems(environment: WrittenEnvironment, services: readonly WrittenService[]): Problem[] {
  return [
    ...nameProblems(environment),
    ...placeProblems(environment),
    ...zoneProblems(environment),
    ...networkProblems(environment),
    ...clusterProblems(environment),
    ...accessProblems(environment),
    ...logProblems(environment),
    ...recipientProblems(environment),
    ...protectionProblems(environment),
    ...cardholderProblems(environment, services),
  ];
}

/** Characters that an environment's name may have; it ends other names, which need some for their beginnings. */
const longestName = 20;

/** Whether the text is legal as the name of an environment, which is part of nearly every AWS name. */
export function isEnvironmentName(text: string): boolean {
  return dnsLabelProblems('', text, longestName).length === 0;
}

function nameProblems({ at, name }: WrittenEnvironment): Problem[] {
  if (name === undefined) return [];
  const problems = dnsLabelProblems(at('name'), name, longestName);
  // A name that must change anyway needs no further advice.
  if (problems.length > 0) return problems;
  if (name.replace(/^.*-/, '').length === 6) {
    problems.push({
      where: at('name'),
      what: 'ends in a word of six characters, which Secrets Manager takes for its own suffix',
      value: name,
      fix: 'choose a shorter or a longer word',
    });
  }
  const reserved = Object.entries(reservedEnds).find(([end]) => name.endsWith(end));
  if (reserved !== undefined) {
    const [end, of] = reserved;
    const what = `ends as the ProviderConfigs for ${of} do`;
    problems.push({ where: at('name'), what, value: name, fix: `choose a name that does not end in ${end}` });
  }
  if (name.startsWith('kube-')) {
    const what = 'begins with kube-, which Kubernetes keeps for its own namespaces';
    problems.push({ where: at('name'), what, value: name, fix: 'choose another name' });
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
  const { at, kubernetesVersion } = environment;
  const problems: Problem[] = [];
  if (kubernetesVersion !== undefined && !Object.hasOwn(kubernetesVersions, kubernetesVersion)) {
    problems.push({
      where: at('kubernetesVersion'),
      what: 'is not a version in standard support',
      value: kubernetesVersion,
      fix: instead(kubernetesVersion, Object.keys(kubernetesVersions)),
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
  if (protection?.level === 'retained' && !isPinned(revision)) {
    problems.push({
      where: at('revision'),
      what: 'is not a version tag or a full commit id, so a retained environment would move by itself',
      value: revision,
      fix: cardholderData ? 'pin it to the full id of a commit' : 'pin it, e.g. v1.2.0',
    });
  } else if (!isGitName(revision)) {
    const fix = 'name a branch, a tag or a commit, e.g. main';
    problems.push({ where: at('revision'), what: 'is no name that Git gives', value: revision, fix });
  }
  return problems;
}
