import type { EnvironmentInput } from '../../../config/model/environment';
import { another, type Edits, ofEnvironment } from './edit';

/** Names of roles that may administer a cluster. */
export const administrators = ['admin', 'other'] as const;

/**
 * What of PCI DSS an environment with cardholder data needs excepted, since it follows a tag, its entrances are plain, and
 * its alarms tell nobody.
 */
export function excepted({
  alarmRecipients = [],
  cardholderData,
  services = {},
}: EnvironmentInput): EnvironmentInput['exceptions'] {
  if (!cardholderData) return [];
  const entrances = Object.values(services).flatMap(({ ingress }) => ingress ?? []);
  const requirements = [
    '6.5.1' as const,
    ...(alarmRecipients.length === 0 ? ['10.7.2' as const] : []),
    ...(entrances.some(({ tls }) => tls !== 'end-to-end') ? ['4.2.1' as const] : []),
    ...(entrances.some(({ webAclArn }) => webAclArn === undefined) ? ['6.4.2' as const] : []),
  ];
  return requirements.map((requirement) => ({
    requirement,
    approvedBy: 'A. Person',
    until: '2027-03-31',
    reason: 'A test.',
  }));
}

/** What may happen to an environment. */
export const environmentEdits: Edits = {
  'changes the protection': {
    often: 2,
    edit: ofEnvironment(({ protection }) => ({ protection: protection === 'retained' ? 'disposable' : 'retained' })),
  },
  'keeps logs longer or shorter': {
    often: 2,
    edit: ofEnvironment(({ logRetentionDays }, chance) => ({
      logRetentionDays: another(chance, [7, 14, 400], logRetentionDays) ?? 14,
    })),
  },
  'changes who reaches the API of the cluster': {
    often: 2,
    edit: ofEnvironment(({ publicAccessCidrs }, chance) => ({
      publicAccessCidrs: another(
        chance,
        [[], ['203.0.113.0/24'], ['203.0.113.0/24', '198.51.100.0/24']],
        [...(publicAccessCidrs ?? [])],
      ),
    })),
  },
  'changes who administers the cluster': {
    often: 2,
    edit: ofEnvironment(({ account, adminRoleArns }, chance) => {
      const lists = [[], ...administrators.map((role) => [`arn:aws:iam::${account}:role/${role}`])];
      return { adminRoleArns: another(chance, lists, [...(adminRoleArns ?? [])]) };
    }),
  },
  'takes cardholder data in, or out': {
    often: 1,
    edit: ofEnvironment((environment) =>
      environment.cardholderData
        ? { cardholderData: false, exceptions: [] }
        : {
            cardholderData: true,
            protection: 'retained',
            logRetentionDays: 400,
            publicAccessCidrs: [],
            exceptions: excepted({ ...environment, cardholderData: true }),
          },
    ),
  },
  'upgrades Kubernetes': {
    often: 1,
    edit: ofEnvironment(({ kubernetesVersion }, chance) => ({
      kubernetesVersion: another(chance, ['1.35', '1.36'], kubernetesVersion),
    })),
  },
  'changes the range of the network': {
    often: 1,
    edit: ofEnvironment(({ vpcCidr }) => ({ vpcCidr: vpcCidr.replace(/^10\.(\d+)\./, (_, part) => `10.1${part}.`) })),
  },
  'changes the zones': {
    often: 1,
    edit: ofEnvironment(({ zones }, chance) => ({
      zones: another(
        chance,
        [
          ['use1-az1', 'use1-az2', 'use1-az4'],
          ['use1-az4', 'use1-az2', 'use1-az1'],
          ['use1-az1', 'use1-az2', 'use1-az5'],
        ],
        [...zones],
      ),
    })),
  },
};
