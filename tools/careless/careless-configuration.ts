import fc from 'fast-check';
import type { WrittenConfiguration } from '../../charts/configuration';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../config/model/example';
import type { UsesInput } from '../../config/model/uses';
import { exampleLedger } from '../../config/model/uses/example';
import { platform } from '../../config/platform';
import { carelessValues, likelyValues, reaches } from './careless-values';

/** A part of a configuration that can be written over. */
type Path = readonly string[];

/** One thing that somebody does to a configuration without looking. */
type Change = (configuration: object) => object;

const { name: _, ...dev } = exampleEnvironments[0];
const digest = `sha256:${'9c'.repeat(32)}`;
const certificateArn = `arn:aws:acm:${dev.region}:${dev.account}:certificate/1`;

const { queues = {}, topics = {}, buckets = {} } = exampleLedger.uses ?? {};

/** A right configuration with something in every field, so that each can be written wrongly. */
const right = {
  environments: [
    {
      name: 'dev',
      ...dev,
      subnets: {
        public: ['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24'],
        private: ['10.0.10.0/24', '10.0.11.0/24', '10.0.12.0/24'],
        egress: ['10.0.13.0/28', '10.0.13.16/28', '10.0.13.32/28'],
      },
      publicAccessCidrs: ['203.0.113.0/24'],
      adminRoleArns: ['arn:aws:iam::111122223333:role/admin'],
      viewers: ['dev-viewers'],
      deployers: ['dev-deployers'],
      endpointZones: 1,
      cardholderData: false,
      webAcl: { requestsInFiveMinutes: 2000, managedRules: 'block' },
      zone: { name: 'example.com', id: 'Z0123456789ABCDEFGHIJ' },
      services: {
        payment: {
          quota: { cpu: 4, memoryGiB: 8, pods: 8 },
          replicas: { from: 2, to: 4, cpuPercent: 60 },
          image: digest,
          environment: { LOG_LEVEL: 'debug' },
          ingress: {
            host: 'pay.example.com',
            aliases: ['payments.example.com'],
            paths: [{ path: '/v1', match: 'prefix' }],
            certificateArn,
            tls: 'load-balancer',
            healthCheckPath: '/up',
            redirect: true,
          },
          internalIngress: { host: 'pay.internal.example.com', from: ['10.9.0.0/16'] },
        },
        'fraud-detection': {
          repository: { path: 'deploy', revision: 'main' },
          team: ['fraud-on-call'],
          pipeline: { github: 'example@1001/fraud@2002', environment: 'dev' },
          readerRoleArns: ['arn:aws:iam::111122223333:role/fraud-developers'],
        },
        rates: { internalIngress: { host: 'rates.example.com', port: 'grpc', from: ['10.9.0.0/16'] } },
        ledger: { reaches: { bank: { cidr: '192.168.9.0/24', port: 5432 } } },
      },
    },
  ],
  services: {
    ...exampleServices,
    'fraud-detection': {
      ...exampleServices['fraud-detection'],
      repository: { url: 'https://git.example.com/fraud.git', path: 'deploy/dev', revision: 'v1.0.0' },
      team: ['fraud-team'],
      pipeline: { gitlab: 'example/fraud', branch: 'main', issuer: 'https://gitlab.example.com' },
    },
    posting: {
      ports: {},
      calls: [{ to: 'rates', port: 9090 }],
      quota: { cpu: 1, memoryGiB: 2, pods: 4 },
      image: digest,
    },
    rates: {
      ports: { http: 8080, grpc: 9090 },
      calls: [],
      quota: { cpu: 2, memoryGiB: 2, pods: 5 },
      image: digest,
      secret: 'environment',
      jobs: { load: { runs: 'before-each-rollout', deadlineSeconds: 60 } },
    },
    ledger: {
      namespace: 'ledger',
      port: 8443,
      calls: [{ to: 'payment', port: 8080 }],
      quota: { cpu: 2, memoryGiB: 4, pods: 8 },
      replicas: { count: 2, cpu: 0.25, memoryMiB: 256 },
      image: `docker.io/example/ledger:1.2.3@${digest}`,
      command: ['/ledger'],
      args: ['--serve'],
      environment: { LOG_LEVEL: 'info' },
      secret: 'files',
      user: 1000,
      probes: { ready: '/ready', live: '/live', startSeconds: 30 },
      gracePeriodSeconds: 20,
      ephemeralStorageGiB: 30,
      jobs: {
        'end-of-day': { schedule: '0 2 * * *', timeZone: 'Europe/Zurich', deadlineSeconds: 600, retries: 1 },
        migrate: { runs: 'before-each-rollout', command: ['/migrate'], deadlineSeconds: 600 },
      },
      uses: {
        tables: {
          postings: {
            partitionKey: { name: 'id', type: 'S' },
            sortKey: { name: 'day', type: 'N' },
            indexes: { 'by-day': { partitionKey: { name: 'day', type: 'N' } } },
            localIndexes: { 'by-amount': { sortKey: { name: 'amount', type: 'N' } } },
            stream: 'new-image',
            scan: true,
            expiresAt: 'until',
          },
        },
        databases: { books: { version: '16.8', capacity: { from: 1, to: 8 }, instances: 2 } },
        caches: { sessions: { dataGB: 5, ecpuPerSecond: 20_000 } },
        queues,
        topics,
        buckets,
        workgroups: ['audit'],
        sagemakerEndpoints: ['fraud'],
      } satisfies Required<UsesInput>,
      reaches,
    },
  },
  platform: { ...platform, management: examplePlatform.management },
};

/** A configuration of this platform with up to three things done to it without looking; often right by chance. */
export const carelessConfiguration: fc.Arbitrary<WrittenConfiguration> = fc
  .array(change(), { minLength: 1, maxLength: 3 })
  .map(
    (changes) => changes.reduce<object>((configuration, next) => next(configuration), right) as WrittenConfiguration,
  );

function change(): fc.Arbitrary<Change> {
  const place = fc.nat();
  const likely = fc.tuple(place, fc.nat()).map(
    ([at, choice]): Change =>
      (configuration) => {
        const path = pick(pathsOf(configuration), at);
        const values = likelyValues[[...path].reverse().find((key) => Object.hasOwn(likelyValues, key)) ?? ''] ?? [];
        return values.length === 0 ? configuration : replaced(configuration, path, pick(values, choice));
      },
  );
  const careless = fc.tuple(place, carelessValues).map(
    ([at, value]): Change =>
      (configuration) => {
        return replaced(configuration, pick(pathsOf(configuration), at), value);
      },
  );
  const misspelt = fc.tuple(place, fc.nat(), fc.constantFrom('', 's', ' ', '-', 'A')).map(
    ([at, letter, put]): Change =>
      (configuration) =>
        renamed(configuration, pick(pathsOf(configuration), at), letter, put),
  );
  const moved = fc.tuple(place, place).map(
    ([from, to]): Change =>
      (configuration) => {
        const paths = pathsOf(configuration);
        return replaced(configuration, pick(paths, to), valueAt(configuration, pick(paths, from)));
      },
  );
  const more = fc.constantFrom(...exampleEnvironments.slice(1)).map(
    (environment): Change =>
      (configuration) => {
        const { environments } = configuration as { environments: unknown };
        return Array.isArray(environments)
          ? { ...configuration, environments: [...environments, environment] }
          : configuration;
      },
  );
  const left = place.map(
    (at): Change =>
      (configuration) =>
        without(configuration, pick(pathsOf(configuration), at)),
  );
  return fc.oneof({ weight: 5, arbitrary: likely }, { weight: 2, arbitrary: careless }, misspelt, moved, more, left);
}

function pick<Item>(items: readonly Item[], choice: number): Item {
  const item = items[choice % items.length];
  if (item === undefined && items.length === 0) throw new Error('there is nothing to choose from');
  return item as Item;
}

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null || path.length > 7) return path.length > 0 ? [path] : [];
  const inner = Object.entries(value).flatMap(([key, field]) => pathsOf(field, [...path, key]));
  return path.length > 0 ? [path, ...inner] : inner;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((outer, key) => Object(outer)[key], value);
}

/** The same with another value at a path; what holds it is copied, so that other configurations keep theirs. */
function replaced(outer: object, [key = '', ...rest]: Path, value: unknown): object {
  const own: unknown = Reflect.get(outer, key);
  const inner = rest.length > 0 && typeof own === 'object' && own !== null ? replaced(own, rest, value) : value;
  if (Array.isArray(outer)) return outer.map((item: unknown, index) => (String(index) === key ? inner : item));
  return { ...outer, [key]: inner };
}

function changedParent(outer: object, path: Path, edit: (parent: object, key: string) => object): object {
  const [key = ''] = path.slice(-1);
  if (path.length === 1) return edit(outer, key);
  const parent = valueAt(outer, path.slice(0, -1));
  return typeof parent === 'object' && parent !== null ? replaced(outer, path.slice(0, -1), edit(parent, key)) : outer;
}

function without(outer: object, path: Path): object {
  return changedParent(outer, path, (parent, key) =>
    Array.isArray(parent)
      ? parent.filter((_, index) => String(index) !== key)
      : Object.fromEntries(Object.entries(parent).filter(([name]) => name !== key)),
  );
}

function renamed(outer: object, path: Path, letter: number, put: string): object {
  return changedParent(outer, path, (parent, key) => {
    // A list that is doubled at its end stands for what somebody pastes twice.
    if (Array.isArray(parent)) return [...parent, ...parent.slice(-1)];
    const at = letter % (key.length + 1);
    const name = `${key.slice(0, at)}${put}${key.slice(at + (put === '' ? 1 : 0))}`;
    return Object.fromEntries(Object.entries(parent).map(([own, value]) => [own === key ? name : own, value]));
  });
}
