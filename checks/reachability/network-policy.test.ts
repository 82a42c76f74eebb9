import { type DistObject, parseDist } from '../../objects/dist';
import type { JsonObject } from '../../objects/json';
import { decideByPolicy, type Endpoint, type Protocol } from './network-policy';

const pod = (namespace: string, labels: Record<string, string> = {}, ip = '10.0.10.9') => ({ namespace, labels, ip });
const outside = (ip: string) => ({ ip });

let count = 0;
const policy = (namespace: string, spec: JsonObject): DistObject[] => [
  ...parseDist(
    'dist/dev/workload/x/x.yaml',
    JSON.stringify({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: `p${count++}`, namespace },
      spec,
    }),
  ).objects,
];

const namespaces = { a: { team: 'red' }, b: { team: 'blue' }, c: { team: 'red' } };
const allows = (
  policies: readonly DistObject[],
  from: Endpoint,
  to: Endpoint,
  port = 80,
  protocol: Protocol = 'TCP',
) => {
  const { egress, ingress } = decideByPolicy({ policies, namespaces }, from, to, port, protocol);
  return egress !== undefined && ingress !== undefined;
};
/** Whether pods of b, which no other policy selects, let this one in by these ingress rules. */
const admits = (rules: JsonObject[], from: Endpoint, port = 80, protocol: Protocol = 'TCP') =>
  allows(policy('b', { podSelector: {}, ingress: rules }), from, pod('b'), port, protocol);

const [red, blue] = [{ matchLabels: { team: 'red' } }, { matchLabels: { team: 'blue' } }];

describe('a pod', () => {
  test('that no policy selects lets everything in and out', () => {
    expect(decideByPolicy({ policies: [], namespaces }, pod('a'), pod('b'), 80, 'TCP')).toEqual({
      egress: 'no policy',
      ingress: 'no policy',
    });
    const others = [...policy('c', { podSelector: {} }), ...policy('b', { podSelector: { matchLabels: { x: 'y' } } })];
    expect(allows(others, pod('a'), pod('b'))).toBe(true);
    expect(allows(others, pod('a'), pod('b', { x: 'y' }))).toBe(false);
  });

  test('is selected by an empty selector whatever its labels are, also by a missing one', () => {
    for (const spec of [{ podSelector: {} }, {}]) {
      expect(allows(policy('b', spec), pod('a'), pod('b', { x: 'y' }))).toBe(false);
      expect(allows(policy('b', spec), pod('a'), pod('b'))).toBe(false);
    }
  });

  test('is allowed what any policy that selects it allows', () => {
    const [deny, one, other] = [
      policy('b', { podSelector: {} }),
      policy('b', { ingress: [{ ports: [{ port: 80 }] }] }),
      policy('b', { ingress: [{ ports: [{ port: 81 }] }] }),
    ];
    const both = [...deny, ...one, ...other];
    expect([80, 81, 82].map((port) => allows(both, pod('a'), pod('b'), port))).toEqual([true, true, false]);
    expect(decideByPolicy({ policies: both, namespaces }, pod('a'), pod('b'), 81, 'TCP').ingress).toBe(other[0]?.name);
  });

  test('connects only if its own side and the other side allow it', () => {
    const out = policy('a', { policyTypes: ['Egress'], egress: [{ to: [{ namespaceSelector: blue }] }] });
    const into = policy('b', { ingress: [{ from: [{ namespaceSelector: red }] }] });
    const [noOut, noIn] = [policy('a', { policyTypes: ['Egress'] }), policy('b', { policyTypes: ['Ingress'] })];
    const between = (...policies: DistObject[]) => allows(policies, pod('a'), pod('b'));
    expect(between(...out, ...into)).toBe(true);
    expect(between(...noOut, ...into)).toBe(false);
    expect(between(...out, ...noIn)).toBe(false);
  });

  test('that connects to itself is judged like any other', () => {
    const self = pod('b');
    expect(allows(policy('b', { podSelector: {} }), self, self)).toBe(false);
  });
});

describe('a policy without policyTypes', () => {
  const both = (spec: JsonObject) => {
    const policies = policy('b', spec);
    return { ingress: allows(policies, pod('a'), pod('b')), egress: allows(policies, pod('b'), pod('a')) };
  };

  test.each<[string, JsonObject, boolean, boolean]>([
    ['and without rules', {}, false, true],
    ['but with ingress rules', { ingress: [{ ports: [{ port: 1 }] }] }, false, true],
    ['but with an empty list of ingress rules', { ingress: [] }, false, true],
    ['but with an empty list of egress rules', { egress: [] }, false, true],
    ['but with egress rules', { egress: [{ ports: [{ port: 1 }] }] }, false, false],
    ['in an empty list', { policyTypes: [] }, false, true],
  ])('%s isolates ingress, and egress only if there is an egress rule', (_what, spec, ingress, egress) => {
    expect(both(spec)).toEqual({ ingress, egress });
  });

  test('is unlike one with policyTypes, which isolates what they name, and whose other rules mean nothing', () => {
    expect(both({ policyTypes: ['Egress'] })).toEqual({ ingress: true, egress: false });
    expect(both({ policyTypes: ['Ingress', 'Egress'] })).toEqual({ ingress: false, egress: false });
    expect(both({ policyTypes: ['Egress'], ingress: [{}] })).toEqual({ ingress: true, egress: false });
    const rulesOfTheOther = [...policy('b', {}), ...policy('b', { policyTypes: ['Egress'], ingress: [{}] })];
    expect(allows(rulesOfTheOther, pod('a'), pod('b'))).toBe(false);
  });
});

describe('the rules of a policy', () => {
  test('that are missing or an empty list allow nothing, and an empty rule allows everything', () => {
    expect(allows(policy('b', { policyTypes: ['Ingress'] }), pod('a'), pod('b'))).toBe(false);
    expect(admits([], pod('a'))).toBe(false);
    expect(admits([{}], pod('a'))).toBe(true);
    expect(admits([{}], outside('192.0.2.1'), 9, 'UDP')).toBe(true);
  });

  test('without peers, or with an empty list of them, allow everybody', () => {
    for (const rule of [{ ports: [{ port: 80 }] }, { from: [], ports: [{ port: 80 }] }]) {
      expect(admits([rule], pod('a'))).toBe(true);
      expect(admits([rule], pod('a'), 81)).toBe(false);
    }
  });
});

describe('a peer', () => {
  const labelled = { podSelector: { matchLabels: { app: 'web' } } };
  const web = { app: 'web' };

  test('of both selectors wants both, and two peers want either', () => {
    const together = [{ from: [{ namespaceSelector: red, ...labelled }] }];
    const apart = [{ from: [{ namespaceSelector: red }, labelled] }];
    const answers = (rules: JsonObject[]) =>
      [pod('a', web), pod('a'), pod('b', web), pod('b')].map((from) => admits(rules, from));
    expect(answers(together)).toEqual([true, false, false, false]);
    expect(answers(apart)).toEqual([true, true, true, false]);
  });

  test('of a pod selector alone means pods of the policy’s own namespace', () => {
    expect(admits([{ from: [labelled] }], pod('b', web))).toBe(true);
    expect(admits([{ from: [labelled] }], pod('a', web))).toBe(false);
    expect(admits([{ from: [{ podSelector: {} }] }], pod('b'))).toBe(true);
    expect(admits([{ from: [{ podSelector: {} }] }], pod('a'))).toBe(false);
  });

  test('of an empty namespace selector means pods of every namespace, and no address outside', () => {
    const everywhere = [{ from: [{ namespaceSelector: {} }] }];
    expect(admits(everywhere, pod('a'))).toBe(true);
    expect(admits(everywhere, pod('elsewhere'))).toBe(true);
    expect(admits(everywhere, outside('10.0.10.9'))).toBe(false);
  });

  test('is known by the label that the API server gives every namespace, whatever else it is labelled with', () => {
    const named = (name: string) => [
      { from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } }] },
    ];
    expect(admits(named('a'), pod('a'))).toBe(true);
    expect(admits(named('a'), pod('c'))).toBe(false);
    expect(admits([{ from: [{ namespaceSelector: { matchLabels: { name: 'a' } } }] }], pod('a'))).toBe(false);
    const forged = { policies: policy('b', { ingress: named('a') }), namespaces: {} };
    const liar = { ...forged, namespaces: { c: { 'kubernetes.io/metadata.name': 'a' } } };
    expect(decideByPolicy(liar, pod('c'), pod('b'), 80, 'TCP').ingress).toBeUndefined();
  });

  test('of addresses is one inside the block and outside its exceptions, be it a pod or not', () => {
    const block = [{ from: [{ ipBlock: { cidr: '10.0.0.0/16', except: ['10.0.9.0/24', '10.0.8.1/32'] } }] }];
    expect(
      ['10.0.1.1', '10.1.0.0', '10.0.9.255', '10.0.8.1', '10.0.8.2'].map((ip) => admits(block, outside(ip))),
    ).toEqual([true, false, false, false, true]);
    expect(admits(block, pod('a', {}, '10.0.1.1'))).toBe(true);
    expect(admits(block, pod('a', {}, '10.0.9.1'))).toBe(false);
  });

  test.each<[string, JsonObject]>([
    ['without fields', {}],
    ['of both sorts', { ipBlock: { cidr: '10.0.0.0/8' }, podSelector: {} }],
    ['of no IPv4 range', { ipBlock: { cidr: 'fd00::/8' } }],
    ['with an exception that is none', { ipBlock: { cidr: '10.0.0.0/8', except: ['10.0.0.0'] } }],
  ])('%s is refused', (_what, peer) => {
    expect(() => admits([{}, { from: [peer] }], pod('a'))).toThrow(/ — /);
  });
});

describe('the ports of a rule', () => {
  const opens = (ports: JsonObject[], port: number, protocol: Protocol = 'TCP') =>
    admits([{ ports }], pod('a'), port, protocol);

  test('without protocol are TCP', () => {
    expect([opens([{ port: 53 }], 53), opens([{ port: 53 }], 53, 'UDP')]).toEqual([true, false]);
    const udp = [{ port: 53, protocol: 'UDP' }];
    expect([opens(udp, 53), opens(udp, 53, 'UDP')]).toEqual([false, true]);
  });

  test('that are missing or an empty list are all ports of all protocols', () => {
    for (const rule of [{}, { ports: [] }]) {
      expect(admits([rule], pod('a'), 1, 'UDP')).toBe(true);
      expect(admits([rule], pod('a'), 65535, 'SCTP')).toBe(true);
    }
  });

  test('without a number are all ports of their protocol', () => {
    expect([opens([{ protocol: 'UDP' }], 7, 'UDP'), opens([{ protocol: 'UDP' }], 7)]).toEqual([true, false]);
  });

  test('with endPort are a range, both ends included', () => {
    const range = [{ port: 8000, endPort: 8002 }];
    expect([7999, 8000, 8001, 8002, 8003].map((port) => opens(range, port))).toEqual([false, true, true, true, false]);
  });

  test('in one list want any of them', () => {
    const two = [{ port: 1 }, { port: 3 }];
    expect([1, 2, 3].map((port) => opens(two, port))).toEqual([true, false, true]);
  });

  test.each<[string, JsonObject]>([
    ['by name', { port: 'http' }],
    ['of a range without beginning', { endPort: 9 }],
    ['of a range that ends before it begins', { port: 9, endPort: 8 }],
  ])('%s are refused, even beside a rule that allows everything', (_what, port) => {
    expect(() => admits([{}, { ports: [port] }], pod('a'))).toThrow(/ — /);
  });
});
