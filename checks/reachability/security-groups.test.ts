import { parseDist } from '../../objects/dist';
import { eksSecurityGroupId } from '../composed/aws-answers';
import type { Protocol } from './network-policy';
import { decideByGroup, groupRulesOf, type Member } from './security-groups';

type Rule = Readonly<Record<string, unknown>>;
const rules = (kind: 'Egress' | 'Ingress', specs: readonly Rule[]) =>
  specs.map((forProvider, index) =>
    JSON.stringify({
      apiVersion: 'ec2.aws.m.upbound.io/v1beta1',
      kind: `SecurityGroup${kind}Rule`,
      metadata: { name: `${kind}-${index}`.toLowerCase(), namespace: 'dev' },
      spec: { forProvider },
    }),
  );
const decision = (
  sides: { out?: readonly Rule[]; into?: readonly Rule[] },
  port = 80,
  protocol: Protocol = 'TCP',
  from: Member = { groups: ['a'], ip: '10.0.10.9' },
  to: Member = { groups: ['b'], ip: '10.0.11.9' },
) => {
  const documents = [...rules('Egress', sides.out ?? []), ...rules('Ingress', sides.into ?? [])];
  const { objects } = parseDist('dist/dev/x.yaml', documents.join('\n---\n'));
  return decideByGroup(groupRulesOf(objects), from, to, port, protocol);
};

const own = (name: string) => ({ securityGroupIdRef: { name } });
const peer = (name: string) => ({ referencedSecurityGroupIdRef: { name } });
const ports = (ipProtocol: string, fromPort: number, toPort = fromPort) => ({ ipProtocol, fromPort, toPort });
const [out, into] = [
  { ...own('a'), ...peer('b'), ...ports('tcp', 80) },
  { ...own('b'), ...peer('a'), ...ports('tcp', 80) },
];
/** Whether b lets a in by this one rule. */
const admits = (rule: Rule, port = 80, protocol: Protocol = 'TCP') =>
  decision({ into: [{ ...own('b'), ...rule }] }, port, protocol).ingress !== undefined;

describe('two members', () => {
  test('connect if a rule of the one lets it out and a rule of the other lets it in', () => {
    expect(decision({ out: [out], into: [into] })).toEqual({ egress: 'egress-0', ingress: 'ingress-0' });
    expect(decision({ out: [out] })).toEqual({ egress: 'egress-0', ingress: undefined });
    expect(decision({ into: [into] })).toEqual({ egress: undefined, ingress: 'ingress-0' });
    expect(decision({})).toEqual({ egress: undefined, ingress: undefined });
  });

  test('connect by rules that name the group of EKS by its id, and by no other id', () => {
    const eks: Member = { groups: [eksSecurityGroupId], ip: '10.0.11.9' };
    const member: Member = { groups: ['a'], ip: '10.0.10.9' };
    const toEks = { ...own('a'), referencedSecurityGroupId: eksSecurityGroupId, ...ports('udp', 53) };
    const fromA = { securityGroupId: eksSecurityGroupId, ...peer('a'), ...ports('udp', 53) };
    const rules = { out: [toEks], into: [fromA] };
    expect(decision(rules, 53, 'UDP', member, eks)).toEqual({ egress: 'egress-0', ingress: 'ingress-0' });
    expect(decision(rules, 53, 'UDP')).toEqual({ egress: undefined, ingress: undefined });
    const unknown = { ...own('a'), referencedSecurityGroupId: 'sg-1', ...ports('udp', 53) };
    expect(() => decision({ out: [unknown] }, 53, 'UDP')).toThrow(/not readable \("sg-1"\) — use/);
  });

  test('connect in the direction of the rules only', () => {
    const [a, b] = [
      { groups: ['a'], ip: '10.0.10.9' },
      { groups: ['b'], ip: '10.0.11.9' },
    ];
    expect(decision({ out: [out], into: [into] }, 80, 'TCP', b, a)).toEqual({ egress: undefined, ingress: undefined });
  });

  test('that carry several groups may what any of these may', () => {
    const from = { groups: ['baseline', 'a'], ip: '10.0.10.9' };
    const to = { groups: ['baseline', 'b'], ip: '10.0.11.9' };
    expect(decision({ out: [out], into: [into] }, 80, 'TCP', from, to)).toEqual({
      egress: 'egress-0',
      ingress: 'ingress-0',
    });
  });

  test('of one group do not connect unless its rules name the group itself', () => {
    const both = { groups: ['a'], ip: '10.0.10.9' };
    const self = { ...own('a'), ...peer('a'), ...ports('tcp', 80) };
    expect(decision({ out: [out], into: [into] }, 80, 'TCP', both, both)).toEqual({});
    expect(decision({ out: [self], into: [self] }, 80, 'TCP', both, both).ingress).toBe('ingress-0');
  });
});

describe('a rule', () => {
  test('on another group, or for another group, allows nothing', () => {
    expect(decision({ into: [{ ...into, ...own('c') }] }).ingress).toBeUndefined();
    expect(decision({ into: [{ ...into, ...peer('c') }] }).ingress).toBeUndefined();
  });

  test('for a range of ports allows both ends and what is between', () => {
    const range = { ...peer('a'), ...ports('tcp', 8000, 8002) };
    expect([7999, 8000, 8001, 8002, 8003].map((port) => admits(range, port))).toEqual([false, true, true, true, false]);
  });

  test.each<[string, boolean, boolean]>([
    ['tcp', true, false],
    ['6', true, false],
    ['udp', false, true],
    ['17', false, true],
    ['icmp', false, false],
  ])('for %s allows its own protocol only', (ipProtocol, tcp, udp) => {
    const rule = { ...peer('a'), ...ports(ipProtocol, 80) };
    expect([admits(rule, 80, 'TCP'), admits(rule, 80, 'UDP')]).toEqual([tcp, udp]);
  });

  test('for every protocol allows every port, whatever ports it names', () => {
    for (const rule of [
      { ...peer('a'), ipProtocol: '-1' },
      { ...peer('a'), ...ports('-1', 80) },
    ]) {
      expect([admits(rule, 1, 'TCP'), admits(rule, 65535, 'UDP')]).toEqual([true, true]);
    }
  });

  test('for an address range allows who has an address in it, whatever its groups are', () => {
    const range = (cidrIpv4: string) => admits({ cidrIpv4, ...ports('tcp', 80) });
    expect(['10.0.0.0/16', '10.0.10.9/32', '0.0.0.0/0', '10.0.11.0/24'].map(range)).toEqual([true, true, true, false]);
  });

  test.each([{ cidrIpv6: '::/0' }, { prefixListId: 'pl-1' }, { prefixListIdRef: { name: 's3' } }])(
    'for %j allows no member',
    (other) => {
      expect(admits({ ...other, ...ports('tcp', 80) })).toBe(false);
    },
  );

  test.each<[string, Rule]>([
    ['of a group by id', { securityGroupId: 'sg-1', ...peer('a'), ...ports('tcp', 80) }],
    ['for a group by id', { referencedSecurityGroupId: 'sg-1', ...ports('tcp', 80) }],
    ['for groups by selector', { referencedSecurityGroupIdSelector: { matchLabels: {} }, ...ports('tcp', 80) }],
    ['for nobody', ports('tcp', 80)],
    ['for two peers', { ...peer('a'), cidrIpv4: '10.0.0.0/8', ...ports('tcp', 80) }],
    ['for no IPv4 range', { cidrIpv4: '10.0.0.0', ...ports('tcp', 80) }],
    ['without protocol', { ...peer('a'), fromPort: 80, toPort: 80 }],
    ['without first port', { ...peer('a'), ipProtocol: 'tcp', toPort: 80 }],
    ['without last port', { ...peer('a'), ipProtocol: 'tcp', fromPort: 80 }],
  ])('%s is refused, even beside one that allows everything', (_what, rule) => {
    const everything = { ...own('b'), cidrIpv4: '0.0.0.0/0', ipProtocol: '-1' };
    expect(() => decision({ into: [everything, { ...own('b'), ...rule }] })).toThrow(/Rule\/ingress-1: .+ — /);
  });

  test('without a group of its own is refused', () => {
    expect(() => decision({ into: [{ ...peer('a'), ...ports('tcp', 80) }] })).toThrow(/name the group/);
  });
});
