import fc from 'fast-check';
import { withControllers } from '../../charts/controllers/with-controllers';
import { renderedObjects } from '../../charts/rendered-fixture';
import { units } from '../../charts/units';
import { withComposed } from '../../checks/composed/composed';
import { environments } from '../../config/environments';
import { awsQuotas } from '../../config/model/aws/aws-quotas';
import type { EnvironmentInput } from '../../config/model/environment';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../config/model/example';
import { fargateCapacity } from '../../config/model/pods/fargate-capacity';
import type { ServiceInput } from '../../config/model/service';
import { servicesWithEverything } from '../../config/model/uses/example';
import { writtenEnvironment } from '../../config/model/written-environment';
import { writtenService } from '../../config/model/written-service';
import { platform } from '../../config/platform';
import { countedQuotas, hasProxy } from '../../config/rules/account-quota-checks';
import { loadEnvironments } from '../../config/rules/load';
import { services } from '../../config/services';
import { committed } from '../../objects/committed-fixture';
import type { DistObject } from '../../objects/dist';
import { platformCapacity, serviceCapacity, total } from '../platform-pods';
import { countsOf } from './counts';
import { quotaDifference, quotaLines } from './quotas';

const [dev, staging] = exampleEnvironments;

function rendered(
  environments: readonly EnvironmentInput[],
  services: Record<string, ServiceInput> = exampleServices,
): DistObject[] {
  return withComposed(
    renderedObjects(units(loadEnvironments(environments, services, examplePlatform), examplePlatform)),
  );
}

const certificateArn = `arn:aws:acm:${dev.region}:${dev.account}:certificate/1`;
const internalIngress = { host: 'pay.internal.example.com', certificateArn, from: ['10.9.0.0/16'] };
const counted: readonly (keyof typeof countedQuotas)[] = [
  'roles',
  'policies',
  'securityGroups',
  'loadBalancers',
  'tables',
  'buckets',
];
const reaching = {
  ...exampleServices,
  payment: { ...exampleServices.payment, reaches: { cards: { hosts: ['api.stripe.com'] } } },
};
const entered = { ...dev, services: { payment: { internalIngress } } };
const written = committed;
const example = rendered([dev]);
const { reporting: _, ...fewer } = exampleServices;
const lines = (before: readonly DistObject[], after: readonly DistObject[]) =>
  quotaLines(quotaDifference(before, after));
const of = (quota: string, before: readonly DistObject[], after: readonly DistObject[]) =>
  quotaDifference(before, after).filter((change) => change.quota === quota);

describe.each(loadEnvironments(environments, services, withControllers(platform)))('$name', (environment) => {
  test('may use at most what its configuration says of Fargate', () => {
    const own = written.objects.filter(({ file }) => file.startsWith(`dist/${environment.name}/`));
    const { cpu, memoryGiB } = total([platformCapacity(own), serviceCapacity(own)]);
    expect({ cpu, memoryGiB }).toEqual(fargateCapacity(environment));
  });
});

describe('in words', () => {
  test('a service that is new', () => {
    const told = lines(rendered([dev], fewer), example);
    expect(told).toContain(
      'dev: account 111122223333 in us-east-1: vCPUs of Fargate pods in an account and region: 7.5 → 11 of 6 — more than there is at first: ask AWS for more before this is deployed',
    );
    expect(told.join('\n')).toMatch(
      /dev: less than half is taken: addresses for pods \d+ → \d+ of 753, .*roles 9 → 10 of 1000/,
    );
  });

  test('an environment that is new, in an account of its own', () => {
    expect(of('vpcs', example, rendered([dev, staging]))).toEqual([
      expect.objectContaining({
        subject: 'account 444455556666 in us-east-1',
        environments: ['staging'],
        before: 0,
        after: 1,
      }),
    ]);
  });

  test('a service that goes, where more than the quota stays', () => {
    expect(lines(example, rendered([dev], fewer))[0]).toBe(
      'dev: account 111122223333 in us-east-1: vCPUs of Fargate pods in an account and region: 11 → 7.5 of 6 — still more than there is at first',
    );
  });

  test('nothing of what stays as it is', () => {
    expect(of('vpcs', example, rendered([dev], fewer))).toEqual([]);
  });

  test('profiles that all have to be replaced', () => {
    const renamed = example.map((object) =>
      object.kind === 'FargateProfile' ? { ...object, name: object.name.replace(/[0-9a-f]{8}$/, '00000000') } : object,
    );
    expect(of('profiles', example, renamed)).toEqual([
      expect.objectContaining({ before: 3, after: 3, during: 6, limit: 10, isOver: false }),
    ]);
    expect(lines(example, renamed)).toEqual([
      'dev: cluster eks-payment-cluster-dev: Fargate profiles in a cluster: 3 → 3 of 10, 6 while old and new are both there',
    ]);
    const more = { ...renamed[renamed.findIndex(({ kind }) => kind === 'FargateProfile')] };
    const one = { ...(more as DistObject), name: 'another-00000000' };
    expect(lines(example, [...renamed, one]).join('\n')).toMatch(/3 → 4 of 10, 7 while old and new are both there/);
  });

  test('a security group without room', () => {
    const rule = example.find(({ name }) => name === 'eks-payment-sg-dev-from-payment-8080');
    const many = Array.from({ length: 60 }, (_, index) => ({ ...(rule as DistObject), name: `more-${index}` }));
    expect(lines(example, [...example, ...many])).toEqual([
      'dev: group eks-payment-sg-dev: inbound rules in a security group: 2 → 62 of 60 — more than there is at first: ask AWS for more before this is deployed',
    ]);
  });

  test('subnets that become smaller', () => {
    const small = example.map((object) =>
      object.kind === 'Subnet'
        ? { ...object, body: JSON.parse(JSON.stringify(object.body).replace(/(10\.0\.\d+\.0)\/24/, '$1/28')) }
        : object,
    );
    expect(lines(example, small)).toEqual([
      expect.stringMatching(
        /^dev: private subnets: addresses of pods and endpoints .*: (\d+) → \1 of 33 — still more than there is at first$/,
      ),
    ]);
  });
});

describe('always', () => {
  const side = fc.subarray(example).chain((objects) => fc.constantFrom(objects, example, [], rendered([dev], fewer)));

  test('the difference from a side to itself is empty', () => {
    expect(quotaDifference(example, [...example].reverse())).toEqual([]);
  });

  test('the difference from one to another mirrors the way back', () => {
    fc.assert(
      fc.property(side, side, (a, b) => {
        const counts = ({ quota, subject, before, after, during }: ReturnType<typeof quotaDifference>[number]) =>
          [quota, subject, before, after, during] as const;
        const back = quotaDifference(b, a).map((change) => ({ ...change, before: change.after, after: change.before }));
        expect(quotaDifference(a, b).map(counts)).toEqual(back.map(counts));
      }),
      { numRuns: 8 },
    );
  });

  test.each<[string, EnvironmentInput, Record<string, ServiceInput>, readonly (keyof typeof countedQuotas)[]]>([
    ['the example', dev, exampleServices, counted],
    ['retained', staging, exampleServices, counted],
    ['with a way to the internet', dev, reaching, counted],
    ['with everything that a service can use', dev, servicesWithEverything, counted],
    ['with an entrance from inside', entered, exampleServices, ['loadBalancers', 'securityGroups']],
  ])('the configuration counts what is rendered: %s', (_what, input, services, quotas) => {
    const { environment } = writtenEnvironment(input, 0, undefined);
    const catalogue = Object.entries(services).map(([name, written]) => writtenService(name, written).service);
    const found = countsOf(rendered([input], services));
    for (const quota of quotas) {
      const { ofPlatform, ofService } = countedQuotas[quota];
      const value = catalogue.reduce(
        (sum, service) => sum + ofService(service, environment),
        ofPlatform(examplePlatform, environment, hasProxy(catalogue, environment)),
      );
      expect(found.filter((one) => one.quota === quota)).toEqual([expect.objectContaining({ quota, value })]);
    }
  });

  test('a cache takes one endpoint of its VPC, and an address in each of its subnets', () => {
    const { reporting } = exampleServices;
    const withCaches = (caches: readonly string[]) => ({
      reporting: { ...reporting, uses: { caches: Object.fromEntries(caches.map((cache) => [cache, {}])) } },
    });
    const counts = (caches: readonly string[]) => {
      const found = countsOf(rendered([dev], withCaches(caches)));
      return (['caches', 'interfaceEndpoints', 'addresses'] as const).map(
        (quota) => found.find((one) => one.quota === quota)?.value ?? 0,
      );
    };
    const none = counts([]);
    const added = counts(['sessions', 'limits']).map((value, index) => value - (none[index] ?? 0));
    expect(added).toEqual([2, 2, 2 * dev.zones.length]);
  });

  test('every quota is counted', () => {
    const counted = new Set(
      quotaDifference([], rendered([{ ...dev, publicAccessCidrs: ['203.0.113.0/24'] }])).map(({ quota }) => quota),
    );
    const missing = Object.keys(awsQuotas).filter((quota) => !counted.has(quota as keyof typeof awsQuotas));
    // The example has no host on the internet, no entrance, web ACL, cache and database, and a transit gateway.
    expect(missing.sort()).toEqual([
      'caches',
      'databaseInstances',
      'databases',
      'elasticIps',
      'loadBalancers',
      'peerings',
      'webAcls',
    ]);
  });
});
