import type { EnvironmentInput } from '../../config/model/environment';
import { exampleEnvironments } from '../../config/model/example';
import type { ServiceInput } from '../../config/model/service';
import type { UseName } from '../../config/model/uses';

/** Services in a neighbourhood, whose members call each other. */
const neighbourhood = 10;

/** Entrances that one environment has at most here, since an account has 50 load balancers. */
const entrances = 20;

const nameOf = (index: number) => `service-${String(index).padStart(4, '0')}`;

const tables = {
  entries: {
    partitionKey: { name: 'entryId', type: 'S' },
    indexes: { 'by-day': { partitionKey: { name: 'day', type: 'S' } } },
  },
} as const;

/** What services use in turn, each of the catalogue's uses among them. */
const uses: readonly NonNullable<ServiceInput['uses']>[] = [
  { tables },
  { queues: ['requests'] },
  { topics: ['events'] },
  { buckets: ['documents'] },
  { buckets: ['reports'], workgroups: ['queries'] },
  { sagemakerEndpoints: ['scores'] },
  { tables, queues: ['requests'], topics: ['events'] },
  {},
] satisfies readonly Partial<Record<UseName, unknown>>[];

/**
 * A catalogue of that many services: each calls the next two and the first of its neighbourhood, and each of the first ones
 * uses something else.
 */
export function manyServices(count: number): Record<string, ServiceInput> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index): [string, ServiceInput] => {
      const first = index - (index % neighbourhood);
      const others = [first, index + 1, index + 2].filter((other) => other !== index && other < first + neighbourhood);
      const called = [...new Set(others)].filter((other) => other < count);
      return [
        nameOf(index),
        {
          port: 8080,
          calls: called.map((other) => ({ to: nameOf(other), port: 8080 })),
          quota: { cpu: 1, memoryGiB: 1, pods: 4 },
          uses: uses[index % uses.length] ?? {},
        },
      ];
    }),
  );
}

/**
 * An environment with addresses for a thousand services, in which some of those services have an entrance.
 *
 * @param index which of several environments it is; each has an account and a network of its own
 */
export function environmentOf(count: number, name = 'dev', index = 0): EnvironmentInput {
  const [dev] = exampleEnvironments;
  const account = String(Number(dev.account) + index);
  const network = `10.${index}`;
  const ingress = (service: number) => ({
    host: `${nameOf(service)}.${name}.example.com`,
    certificateArn: `arn:aws:acm:us-east-1:${account}:certificate/${String(service).padStart(8, '0')}`,
  });
  const entered = Array.from({ length: Math.min(entrances, Math.floor(count / 5)) }, (_, fifth) => fifth * 5);
  return {
    ...dev,
    name,
    account,
    vpcCidr: `${network}.0.0/16`,
    subnets: {
      public: [`${network}.0.0/24`, `${network}.1.0/24`, `${network}.2.0/24`],
      private: [`${network}.64.0/18`, `${network}.128.0/18`, `${network}.192.0/18`],
    },
    services: Object.fromEntries(entered.map((service) => [nameOf(service), { ingress: ingress(service) }])),
  };
}
