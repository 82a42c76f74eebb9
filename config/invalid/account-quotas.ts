import { exampleEnvironments } from '../model/example';
import type { Invalid } from './invalid';

const [dev] = exampleEnvironments;

const ledger = { port: 8080, calls: [], quota: { cpu: 1, memoryGiB: 1, pods: 4 } };

const ledgers = (count: number, fields: (index: number) => object = () => ({})) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`ledger-${index}`, { ...ledger, ...fields(index) }]));

/** Subnets with addresses for a thousand services. */
const large = (network: string) => ({
  subnets: {
    public: [`${network}.0.0/24`, `${network}.1.0/24`, `${network}.2.0/24`],
    private: [`${network}.64.0/18`, `${network}.128.0/18`, `${network}.192.0/18`],
  },
});

/** Another environment in dev's account and region. */
const beside = (name: string, network: string) => ({
  ...{ ...dev, name, vpcCidr: `${network}.0.0/16`, viewers: [`${name}-viewers`], deployers: [`${name}-deployers`] },
  ...large(network),
});

const ingress = (name: string) => ({
  ingress: {
    host: `${name}.example.com`,
    certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1',
  },
});

const withEntrance = ledgers(51);

/** Catalogues that need more than what AWS gives an account at first. */
export const invalidAccountQuotas: readonly Invalid[] = [
  {
    mistake: 'more services than an account has roles',
    environment: large('10.0'),
    catalogue: ledgers(997),
    expected: [
      'config/services.ts services: need more than the 1000 roles in an account that AWS allows at first, 1007 in account 111122223333, for dev; the first 993 fit (1000) — move some into an environment in another account, or ask AWS for more and raise the limit in config/model/aws/aws-quotas.ts',
    ],
  },
  {
    mistake: 'more services than an account has roles, policies and security groups, in three environments',
    environment: large('10.0'),
    others: [beside('qa', '10.5'), beside('demo', '10.6')],
    catalogue: ledgers(834),
    expected: [
      'config/services.ts services: need more than the 1000 roles in an account that AWS allows at first, 2532 in account 111122223333, for dev and qa and demo; the first 326 fit (837) — give each of these environments an account of its own, or ask AWS for more and raise the limit in config/model/aws/aws-quotas.ts',
      'config/services.ts services: need more than the 1500 customer managed policies in an account that AWS allows at first, 2514 in account 111122223333, for dev and qa and demo; the first 499 fit (837) — give each of these environments an account of its own, or ask AWS for more and raise the limit in config/model/aws/aws-quotas.ts',
      'config/services.ts services: need more than the 2500 security groups in an account and region that AWS allows at first, 2523 in account 111122223333 in us-east-1, for dev and qa and demo; the first 829 fit (837) — give each of these environments an account of its own, or ask AWS for more and raise the limit in config/model/aws/aws-quotas.ts',
    ],
  },
  {
    mistake: 'more entrances than an account has load balancers',
    environment: { services: Object.fromEntries(Object.keys(withEntrance).map((name) => [name, ingress(name)])) },
    catalogue: withEntrance,
    expected: [
      'config/services.ts services: need more than the 50 load balancers in an account and region that AWS allows at first, 51 in account 111122223333 in us-east-1, for dev; the first 53 fit (54) — move some into an environment in another account, or ask AWS for more and raise the limit in config/model/aws/aws-quotas.ts',
    ],
  },
  {
    mistake: 'more tables than an account has in a region',
    catalogue: {
      ledger: {
        ...ledger,
        uses: {
          tables: Object.fromEntries(
            Array.from({ length: 2501 }, (_, index) => [`t${index}`, { partitionKey: { name: 'id', type: 'S' } }]),
          ),
        },
      },
    },
    expected: [
      'config/services.ts services: need more than the 2500 tables in an account and region that AWS allows at first, 2502 in account 111122223333 in us-east-1, for dev; the first 3 fit (4) — move some into an environment in another account, or ask AWS for more and raise the limit in config/model/aws/aws-quotas.ts',
    ],
  },
  {
    mistake: 'more pods than the private subnets have addresses, long before anything else ends',
    catalogue: ledgers(300),
    expected: [
      'config/dev.ts subnets: have 753 addresses, fewer than the pods that the platform and the quotas of its services allow (1233) — lower quota.pods of services, or write larger private subnets',
    ],
  },
];
