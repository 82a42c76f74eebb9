import fc from 'fast-check';
import { renderedObjects } from '../../charts/rendered-fixture';
import { units } from '../../charts/units';
import { withComposed } from '../../checks/composed/composed';
import type { EnvironmentInput } from '../../config/model/environment';
import { exampleEnvironments, examplePeering, examplePlatform, exampleServices } from '../../config/model/example';
import type { ServiceInput } from '../../config/model/service';
import { loadEnvironments } from '../../config/rules/load';
import type { DistObject } from '../../objects/dist';
import { toObject } from '../../objects/dist';
import { reachDifference } from './reach';
import { reachLines } from './reach-words';

const [dev] = exampleEnvironments;

function rendered(
  environment: EnvironmentInput,
  services: Record<string, ServiceInput> = exampleServices,
  platform = examplePlatform,
): DistObject[] {
  return withComposed(renderedObjects(units(loadEnvironments([environment], services, platform), platform)));
}

const example = rendered(dev);
const lines = (before: readonly DistObject[], after: readonly DistObject[]) =>
  reachLines(reachDifference(before, after));

/** The example after a change of the JSON of every object whose name matches; fails if the change finds nothing. */
function edited(name: RegExp, change: (text: string) => string): DistObject[] {
  let found = false;
  const objects = example.map((object) => {
    if (!name.test(object.name)) return object;
    const text = JSON.stringify(object.body);
    found ||= change(text) !== text;
    const { composite } = object;
    return { ...(toObject(object.file, JSON.parse(change(text))) ?? object), ...(composite && { composite }) };
  });
  if (!found) throw new Error(`nothing changed in ${name} — correct the test`);
  return objects;
}

const without = (name: RegExp) => {
  const rest = example.filter((object) => !name.test(object.name));
  if (rest.length === example.length) throw new Error(`nothing is called ${name} — correct the test`);
  return rest;
};

describe('from nothing', () => {
  const { connections, ways } = reachDifference([], example);

  test('services newly reach exactly whom the catalogue lets them call', () => {
    const names = Object.keys(exampleServices);
    const found = connections
      .filter(({ by, from, to }) => by === 'both' && names.includes(from.name) && names.includes(to.name))
      .map(({ from, to, protocol, ports }) => `${from.name} to ${to.name} on ${protocol} ${ports.join('-')}`);
    expect(found.sort()).toEqual(
      Object.entries(exampleServices)
        .flatMap(([name, { calls }]) => calls.map(({ to, port }) => `${name} to ${to} on TCP ${port}-${port}`))
        .sort(),
    );
  });

  test('every endpoint and route is a way, and everything is gained', () => {
    expect(new Set([...connections, ...ways].map(({ change }) => change))).toEqual(new Set(['gained']));
    expect(ways.filter(({ kind }) => kind === 'AWS API')).toHaveLength(
      example.filter(({ kind }) => kind === 'VPCEndpoint').length,
    );
    expect(ways.filter(({ kind }) => kind === 'route')).toHaveLength(2);
    expect(ways.filter(({ kind }) => kind === 'join')).toHaveLength(1);
  });
});

describe('in words', () => {
  test('a call that is new', () => {
    const services = {
      ...exampleServices,
      reporting: { ...exampleServices.reporting, calls: [{ to: 'payment', port: 8080 }] },
    };
    expect(lines(example, rendered(dev, services))).toEqual([
      'dev: newly open: pods of reporting to pods of payment on TCP 8080',
    ]);
  });

  test('a security group that opens alone', () => {
    const wide = edited(/^eks-payment-sg-dev-(from|to)-payment-8080$/, (text) =>
      text.replace('"toPort":8080', '"toPort":8090'),
    );
    expect(lines(example, wide)).toEqual([
      'dev: half open: pods of payment to pods of payment on TCP 8081 to 8090 (security groups let it through, network policies do not)',
    ]);
  });

  test('a security group that closes alone', () => {
    expect(lines(example, without(/^eks-payment-sg-dev-to-payment-8080$/))).toEqual([
      'dev: no longer open: pods of payment to pods of payment on TCP 8080',
      'dev: half open: pods of payment to pods of payment on TCP 8080 (network policies let it through, security groups do not)',
    ]);
  });

  test('no NetworkPolicy any more', () => {
    const told = lines(
      example,
      example.filter(({ kind }) => kind !== 'NetworkPolicy'),
    );
    expect(told).toContain(
      'dev: newly open: group eks-cluster-sg-dev and pods of external-secrets, kube-system, opentelemetry to pods of payment on TCP 10250',
    );
    expect(told.filter((line) => line.includes('no longer open'))).toEqual([]);
  });

  test('an entrance, with the rules that it needs', () => {
    const ingress = {
      host: 'payment.example.com',
      certificateArn: `arn:aws:acm:us-east-1:${dev.account}:certificate/00000000-0000-0000-0000-000000000000`,
      healthCheckPath: '/healthz',
    };
    expect(lines(example, rendered({ ...dev, services: { payment: { ingress } } }))).toEqual([
      'dev: new: entrance from the internet to payment.example.com/, which is payment/payment on 8080',
      'dev: newly open: group eks-load-balancers-sg-dev to pods of payment on TCP 8080',
      // What is open to the internet is open to the platform's own pods, which no policy keeps in.
      'dev: newly open: pods of external-secrets, kube-system, opentelemetry and the internet to group eks-load-balancers-sg-dev on TCP 443',
    ]);
  });

  test('an entrance for ranges of other networks, with the rules and routes that it needs', () => {
    const internalIngress = {
      host: 'pay.internal.example.com',
      certificateArn: `arn:aws:acm:us-east-1:${dev.account}:certificate/00000000-0000-0000-0000-000000000000`,
      from: ['10.9.0.0/16'],
    };
    expect(lines(example, rendered({ ...dev, services: { payment: { internalIngress } } }))).toEqual([
      'dev: new: entrance from 10.9.0.0/16 to pay.internal.example.com/, which is payment/payment on 8080',
      'dev: new: route of eks-vpc-dev-public to 10.9.0.0/16 by tgw-0123456789abcdef0',
      'dev: newly open: group eks-payment-internal-sg-dev to pods of payment on TCP 8080',
      'dev: newly open: addresses of 10.9.0.0/16 to group eks-payment-internal-sg-dev on TCP 443',
    ]);
  });

  test('an entrance whose names the platform makes, as any other', () => {
    const written = {
      host: 'pay.example.com',
      certificateArn: `arn:aws:acm:us-east-1:${dev.account}:certificate/00000000-0000-0000-0000-000000000000`,
    };
    const zone = { name: 'example.com', id: 'Z0123456789ABCDEFGHIJ' };
    const by = (ingress: { readonly host: string; readonly certificateArn?: string }) =>
      lines(example, rendered({ ...dev, zone, services: { payment: { ingress } } }));
    expect(by({ host: 'pay.example.com' })).toEqual(by(written));
    expect(by(written)).not.toEqual([]);
  });

  test('a range that reaches the API over the internet', () => {
    const ranges = rendered({ ...dev, publicAccessCidrs: ['203.0.113.0/24'] });
    expect(lines(example, ranges)).toEqual([
      'dev: new: API endpoint of eks-payment-cluster-dev from 203.0.113.0/24, over the internet',
    ]);
    const open = ranges.map((object) => {
      const text = JSON.stringify(object.body).replace('"publicAccessCidrs":["203.0.113.0/24"],', '');
      return { ...object, body: JSON.parse(text) };
    });
    expect(lines(ranges, open)[0]).toBe(
      'dev: new: API endpoint of eks-payment-cluster-dev from 0.0.0.0/0, over the internet',
    );
  });

  test('a way from the management cluster, by a transit gateway or by a peering', () => {
    const { network, ...others } = examplePlatform.management;
    const open = { ...dev, publicAccessCidrs: ['203.0.113.0/24'] };
    const by = (other: object) =>
      rendered(open, exampleServices, { ...examplePlatform, management: { ...others, ...other } });
    expect(lines(by({}), by({ network }))).toEqual([
      'dev: new: eks-vpc-dev is joined to transit gateway tgw-0123456789abcdef0',
      'dev: new: route of eks-vpc-dev-private to 10.255.0.0/16 by tgw-0123456789abcdef0',
      'dev: newly open: addresses of 10.255.0.0/16 to group eks-cluster-sg-dev on TCP 443',
    ]);
    expect(lines(by({}), by({ network: examplePeering }))).toEqual([
      'dev: new: eks-vpc-dev is joined to VPC vpc-0123456789abcdef0 (account 123456789012, eu-west-1)',
      'dev: new: route of eks-vpc-dev-private to 10.255.0.0/16 by eks-vpc-dev-vpc-0123456789abcdef0',
      'dev: new: route of rtb-0123456789abcdef0 to 10.0.0.0/16 by eks-vpc-dev-vpc-0123456789abcdef0',
      'dev: newly open: addresses of 10.255.0.0/16 to group eks-cluster-sg-dev on TCP 443',
    ]);
  });

  test('a group that lets everybody in', () => {
    const wide = edited(/^eks-payment-sg-dev-from-payment-8080$/, (text) =>
      text.replace('"referencedSecurityGroupIdRef":{"name":"eks-payment-sg-dev"}', '"cidrIpv4":"0.0.0.0/0"'),
    );
    const told = lines(example, wide);
    expect(told.every((line) => line.startsWith('dev: half open: pods of '))).toBe(true);
    const both = wide.filter(({ kind }) => kind !== 'NetworkPolicy');
    expect(lines(wide, both)).toContain('dev: newly open: the internet to pods of payment on TCP 8080');
  });

  test('a NAT gateway in a route', () => {
    const route = toObject('dist/dev/management/network/network.yaml', {
      apiVersion: 'ec2.aws.m.upbound.io/v1beta1',
      kind: 'Route',
      metadata: { name: 'out', namespace: 'dev' },
      spec: {
        forProvider: {
          destinationCidrBlock: '0.0.0.0/0',
          natGatewayIdRef: { name: 'nat' },
          routeTableIdRef: { name: 'eks-vpc-dev-private' },
        },
      },
    });
    expect(lines(example, [...example, ...(route ? [route] : [])])).toEqual([
      'dev: new: route of eks-vpc-dev-private to 0.0.0.0/0 by nat',
    ]);
  });
});

describe('always', () => {
  const parts = example.filter(
    ({ kind }) => ['NetworkPolicy', 'VPCEndpoint', 'Route', 'Cluster'].includes(kind) || kind.endsWith('Rule'),
  );
  const side = fc.subarray(parts).map((chosen) => [...example.filter((object) => !parts.includes(object)), ...chosen]);
  const flipped = { gained: 'lost', lost: 'gained' } as const;
  const texts = (values: readonly object[]) => values.map((value) => JSON.stringify(value)).sort();

  test('the difference from a side to itself is empty', () => {
    expect(reachDifference(example, [...example].reverse())).toEqual({ connections: [], ways: [] });
  });

  test('the difference from one to another mirrors the way back', () => {
    fc.assert(
      fc.property(side, side, (a, b) => {
        const [there, back] = [reachDifference(a, b), reachDifference(b, a)];
        expect(texts(there.connections.map((one) => ({ ...one, change: flipped[one.change] })))).toEqual(
          texts(back.connections),
        );
        expect(texts(there.ways.map((one) => ({ ...one, change: flipped[one.change] })))).toEqual(texts(back.ways));
      }),
      { numRuns: 4 },
    );
  });

  test('to nothing everything is lost', () => {
    const { connections, ways } = reachDifference(example, []);
    expect(new Set([...connections, ...ways].map(({ change }) => change))).toEqual(new Set(['lost']));
  });
});
