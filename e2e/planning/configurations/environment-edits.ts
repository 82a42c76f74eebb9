import { another, type Edits, ofEnvironment } from './edit';

/** Names of roles that may administer a cluster. */
export const administrators = ['admin', 'other'] as const;

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
    edit: ofEnvironment(({ cardholderData }) =>
      cardholderData
        ? { cardholderData: false }
        : { cardholderData: true, protection: 'retained', logRetentionDays: 400, publicAccessCidrs: [] },
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
