import fc from 'fast-check';
import { renderedObjects } from '../../charts/rendered-fixture';
import { units as unitsOf } from '../../charts/units';
import { withComposed } from '../../checks/composed/composed';
import type { EnvironmentInput } from '../../config/model/environment';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../config/model/example';
import type { ServiceInput } from '../../config/model/service';
import { loadEnvironments } from '../../config/rules/load';
import { committed } from '../../objects/committed-fixture';
import { type DistObject, toObject } from '../../objects/dist';
import { costLines } from './cost-words';
import { costDifference } from './costs';
import { type Item, units } from './items';
import { prices } from './prices';

const [dev] = exampleEnvironments;

function rendered(
  environment: EnvironmentInput,
  services: Record<string, ServiceInput> = exampleServices,
): DistObject[] {
  return withComposed(
    renderedObjects(unitsOf(loadEnvironments([environment], services, examplePlatform), examplePlatform)),
  );
}

const example = rendered(dev);
const { reporting: _, ...fewer } = exampleServices;
const less = rendered(dev, fewer);
const lines = (before: readonly DistObject[], after: readonly DistObject[]) => costLines(costDifference(before, after));
const items = Object.keys(units) as Item[];

/** The example in another region, where nothing depends on its zones. */
const inRegion = (region: string) =>
  example.map((object) => ({
    ...object,
    body: JSON.parse(JSON.stringify(object.body).replaceAll('us-east-1', region)),
  }));

describe('the table of prices', () => {
  test('has every item for the region that this platform is in, each from a day and nothing for nothing', () => {
    expect(Object.keys(prices['us-east-1'] ?? {}).sort()).toEqual([...items].sort());
    for (const [item, price] of Object.values(prices).flatMap((region) => Object.entries(region))) {
      expect([item, price.read]).toEqual([item, expect.stringMatching(/^20\d\d(-\d\d(-\d\d)?)?$/)]);
      expect(price.usd).toBeGreaterThan(0);
    }
  });

  test('says which price nobody has looked up', () => {
    const unverified = items.filter((item) => prices['us-east-1']?.[item]?.source === undefined);
    expect(unverified).toEqual(['alarm of a query']);
    expect(lines([], example).filter((line) => line.includes(', unverified'))).toEqual([
      'dev: grows with the use of payment-transactions-throttles-dev: alarm of a query, $0.1 per metric that the query of an alarm reads, a month, unverified',
    ]);
  });
});

describe('in words', () => {
  test('a service that is new', () => {
    expect(lines(less, example)).toEqual([
      'dev: floor per month of 730 hours in us-east-1: $355.32 → $399.52; if services use up their quotas on Fargate all the time: $627.07 → $807.14',
      expect.stringMatching(/^dev: interface endpoint: \+\$\d+\.\d\d \(\+\d+ at \$0\.01 per hour in each zone\)$/),
      'dev: secret: +$0.40 (+1 at $0.4 per secret-month)',
      expect.stringMatching(
        /^dev: interface endpoints are \$\d+\.\d\d of the floor; a NAT gateway in .* would be \$\d+\.\d\d, and dearer from \d+ GB a month on, at \$0\.045 per GB instead of \$0\.01; it would also let pods out to the internet$/,
      ),
      'dev: grows with the use of reporting-app-config-dev: api request of secrets, $0.05 per 10,000 calls',
      'dev: grows with the use of reporting-reports-dev: athena scan, $5 per TB scanned',
      'dev: grows with the use of reporting-service-dev: ecr storage, $0.1 per GB-month of images',
      'dev: grows with the use of eks-vpc-dev-athena, eks-vpc-dev-glue: endpoint data, $0.01 per GB through interface endpoints',
      'dev: grows with the use of aws-eks-eks-payment-cluster-dev-application-reporting: log ingestion, $0.5 per GB of logs; log storage, $0.03 per GB-month of logs',
      'dev: grows with the use of reporting-data-dev-111122223333, reporting-reports-results-dev-111122223333: s3 storage, $0.023 per GB-month',
      'costs: list prices looked up between 2026 and 2026-09-30, without taxes, discounts and free tiers',
    ]);
  });

  test('a NAT gateway, and an address that is billed without being used', () => {
    const nat = toObject('dist/dev/management/network/network.yaml', {
      apiVersion: 'ec2.aws.m.upbound.io/v1beta1',
      kind: 'NATGateway',
      metadata: { name: 'nat', namespace: 'dev' },
      spec: { forProvider: { region: 'us-east-1' } },
    });
    const { floor } = costDifference(example, [...example, ...(nat ? [nat, { ...nat, kind: 'EIP' }] : [])]);
    expect(floor.map(({ item, after, before }) => [item, after - before])).toEqual([
      ['nat gateway', 730],
      ['public address', 730],
    ]);
  });

  test('a cache that is new, of which AWS bills a tenth of a GB when it is empty', () => {
    const { reporting } = exampleServices;
    const withCache = rendered(dev, {
      ...exampleServices,
      reporting: { ...reporting, uses: { ...reporting.uses, caches: { limits: {} } } },
    });
    expect(lines(example, withCache).filter((line) => line.includes('cache '))).toEqual([
      'dev: cache data: +$6.13 (+73 at $0.084 per GB-hour of data in caches, 0.1 GB of each at least)',
      'dev: grows with the use of reporting-limits-dev: cache data, $0.084 per GB-hour of data in caches, 0.1 GB of each at least; cache requests, $0.0023 per million ECPU of caches',
    ]);
  });

  test('a region without prices, and one with a few', () => {
    const north = lines([], inRegion('eu-north-1'));
    expect(north[0]).toMatch(/^dev: floor per month of 730 hours in eu-north-1: stays \$0\.00/);
    expect(north).toContain(
      'dev: no prices for eu-north-1, so the sums are not what it costs — add them to plan/costs/prices.ts',
    );
    expect(lines([], inRegion('eu-central-1')).filter((line) => line.includes('no price'))).toEqual([
      'dev: no price in eu-central-1 for alarm, dashboard, eks cluster, secret, transit gateway attachment, so the sums are too small — add it to plan/costs/prices.ts',
    ]);
  });

  test('an environment that moves to another region', () => {
    const { totals } = costDifference(example, inRegion('eu-central-1'));
    expect(totals.map(({ region, after }) => [region, after === 0])).toEqual([
      ['eu-central-1', false],
      ['us-east-1', true],
    ]);
  });
});

test('the floor of this repository is the sum of its lines', () => {
  const all = withComposed(committed.objects);
  const { floor, totals } = costDifference([], all);
  expect(totals.length).toBeGreaterThan(0);
  for (const { environment, after, mostAfter, unpriced } of totals) {
    const own = floor.filter((line) => line.environment === environment);
    expect(after).toBeCloseTo(
      own.reduce((sum, line) => sum + line.after * (line.price?.usd ?? 0), 0),
      1,
    );
    expect(mostAfter).toBeGreaterThan(after);
    // Of which region a price is known, nobody promises.
    expect(unpriced).toEqual(
      [...new Set(own.filter(({ price }) => price === undefined).map(({ item }) => item))].sort(),
    );
  }
});

describe('always', () => {
  const side = fc.subarray(example).chain((objects) => fc.constantFrom(objects, example, less, []));
  const flipped = { gained: 'lost', lost: 'gained' } as const;
  const texts = (values: readonly object[]) => values.map((value) => JSON.stringify(value)).sort();

  test('the difference from a side to itself is empty', () => {
    expect(costDifference(example, example)).toEqual({ floor: [], growth: [], totals: [] });
    expect(lines(example, example)).toEqual([]);
  });

  test('the difference from one to another mirrors the way back', () => {
    fc.assert(
      fc.property(side, side, (a, b) => {
        const [there, back] = [costDifference(a, b), costDifference(b, a)];
        expect(there.floor).toEqual(back.floor.map((line) => ({ ...line, before: line.after, after: line.before })));
        expect(texts(there.growth.map((line) => ({ ...line, change: flipped[line.change] })))).toEqual(
          texts(back.growth),
        );
        const ends = ({ before, after, mostBefore, mostAfter }: (typeof there.totals)[number]) => [
          before,
          after,
          mostBefore,
          mostAfter,
        ];
        expect(there.totals.map(ends)).toEqual(back.totals.map(ends).map(([b1, a1, b2, a2]) => [a1, b1, a2, b2]));
      }),
      { numRuns: 20 },
    );
  });
});
