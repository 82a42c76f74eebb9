import type { JsonObject } from '../../objects/json';
import { groupRule, type Part, parts, policy, problemsOf } from './fixture';

const without = (kind: string, name: string) => parts.filter((part) => part[0] !== kind || part[1] !== name);
const changed = (kind: string, name: string, fields: JsonObject): Part[] =>
  parts.map((part) => (part[0] === kind && part[1] === name ? [kind, name, part[2], fields] : part));
const both = (group: string, port: number) => [
  groupRule('Egress', group, group, port),
  groupRule('Ingress', group, group, port),
];
const letThrough = (objects: readonly Part[]) => problemsOf(objects).filter((line) => line.includes('let it through'));
const opened = { policyTypes: ['Ingress', 'Egress'], ingress: [{}], egress: [{}] };

describe('two services', () => {
  test('that reach each other as declared have no problem', () => {
    expect(problemsOf(parts)).toEqual([]);
  });

  test.each<[string, string, string]>([
    ['a policy of the caller', 'NetworkPolicy', 'to-shop'],
    ['a policy of the callee', 'NetworkPolicy', 'from-web'],
    ['an egress rule', 'SecurityGroupEgressRule', 'web-egress-shop-8080'],
    ['an ingress rule', 'SecurityGroupIngressRule', 'shop-ingress-web-8080'],
  ])('without %s miss the call', (_what, kind, name) => {
    expect(problemsOf(without(kind, name))).toEqual([
      expect.stringMatching(/^dist\/dev web to shop on TCP 8080: .+ do not let it through .+ declares it$/),
    ]);
  });

  test('are reported with the side that a missing policy leaves closed', () => {
    expect(problemsOf(without('NetworkPolicy', 'from-web'))).toEqual([
      'dist/dev web to shop on TCP 8080: NetworkPolicies do not let it through (out by to-shop, in by nothing) — the catalogue declares it',
    ]);
  });

  test('of which one lets everything in and out, reach what the other one lets in and out', () => {
    const lines = letThrough([...parts, policy('shop', 'open', opened)]);
    // The other one may go anywhere on 443; shop may now talk to itself on every port and protocol.
    expect(lines).toContain(
      'dist/dev web to shop on TCP 443: NetworkPolicies let it through (out by aws, in by open) — the catalogue does not declare it',
    );
    expect(lines.some((line) => line.includes('shop to shop on UDP 1:'))).toBe(true);
    expect(lines.some((line) => line.includes('shop to web'))).toBe(false);
  });

  test.each<[string, Part[], RegExp]>([
    ['pods of the baseline group', both('pods', 9000), /shop to web on TCP 9000: security groups let/],
    ['a service with itself', both('web', 9000), /web to web on TCP 9000: security groups let/],
    [
      'one more port, by group',
      [groupRule('Egress', 'web', 'shop', 22), groupRule('Ingress', 'shop', 'web', 22)],
      /web to shop on TCP 22: security groups let/,
    ],
  ])('are not allowed what nobody declared: %s', (_what, more, message) => {
    expect(problemsOf([...parts, ...more])).toContainEqual(expect.stringMatching(message));
  });

  test('are judged on every port of a range, and on both protocols', () => {
    const to = [{ namespaceSelector: {} }];
    const wide = [
      policy('web', 'wide-out', {
        policyTypes: ['Egress'],
        egress: [{ to, ports: [{ port: 9000, endPort: 9005, protocol: 'UDP' }] }],
      }),
      policy('shop', 'wide-in', { ingress: [{ ports: [{ port: 9003, endPort: 9009, protocol: 'UDP' }] }] }),
    ];
    expect(letThrough([...parts, ...wide])).toEqual([
      expect.stringMatching(/web to shop on UDP 9003/),
      expect.stringMatching(/web to shop on UDP 9004/),
      expect.stringMatching(/web to shop on UDP 9005/),
    ]);
  });

  test.each<[string, Part, RegExp]>([
    [
      'a policy of the caller',
      policy('web', 'out', { policyTypes: ['Egress'], egress: [{ ports: [{ port: 8081 }] }] }),
      /NetworkPolicies open one side \(out by out\)/,
    ],
    [
      'a policy of the callee',
      policy('shop', 'in', { ingress: [{ ports: [{ port: 8080, endPort: 9000 }] }] }),
      /on TCP 9000: NetworkPolicies open one side \(in by in\)/,
    ],
    ['an egress rule', groupRule('Egress', 'web', 'shop', 8081), /security groups open one side \(out by web-egress/],
    [
      'an ingress rule',
      groupRule('Ingress', 'shop', 'web', 8081),
      /security groups open one side \(in by shop-ingress/,
    ],
  ])('are not half open by %s either', (_what, more, message) => {
    expect(letThrough([...parts, more])).toEqual([]);
    expect(problemsOf([...parts, more])).toContainEqual(expect.stringMatching(message));
  });

  test('are judged for pods of every label that a policy asks for', () => {
    const from = [{ namespaceSelector: {}, podSelector: { matchLabels: { trusted: 'yes' } } }];
    const egress = [{ to: [{ namespaceSelector: {} }], ports: [{ port: 8081 }] }];
    const more = [
      policy('web', 'out', { policyTypes: ['Egress'], egress }),
      policy('shop', 'trusted', { ingress: [{ from, ports: [{ port: 8081 }] }] }),
    ];
    expect(letThrough([...parts, ...more])).toEqual([expect.stringMatching(/web to shop on TCP 8081/)]);
    const by = (operator: string, values?: string[]) => ({
      podSelector: { matchExpressions: [{ key: 'trusted', operator, ...(values && { values }) }] },
    });
    for (const selector of [by('Exists'), by('In', ['no', 'yes'])]) {
      const expressed = policy('shop', 'trusted', {
        ingress: [{ from: [{ namespaceSelector: {}, ...selector }], ports: [{ port: 8081 }] }],
      });
      expect(letThrough([...parts, ...more.slice(0, 1), expressed])).toEqual([
        expect.stringMatching(/web to shop on TCP 8081/),
      ]);
    }
  });

  test('are judged for pods of every address that a rule singles out', () => {
    const to = [{ ipBlock: { cidr: '10.0.10.0/24', except: ['10.0.10.0/25'] } }];
    const more = [
      policy('web', 'half-out', { policyTypes: ['Egress'], egress: [{ to, ports: [{ port: 8081 }] }] }),
      policy('shop', 'in', { ingress: [{ ports: [{ port: 8081 }] }] }),
    ];
    expect(letThrough([...parts, ...more])).toEqual([expect.stringMatching(/web to shop on TCP 8081/)]);
  });
});

describe('a service', () => {
  test.each<[string, readonly Part[], RegExp]>([
    ['without namespace', without('Namespace', 'web'), /^dist\/dev web: no Namespace \(web\) — /],
    ['without profile', without('FargateProfile', 'web'), /^dist\/dev web: no subnets of a Fargate profile/],
    [
      'without security group policy',
      without('Object', 'web-groups'),
      /^dist\/dev web: pods that no SecurityGroupPolicy/,
    ],
  ])('%s is a problem, as nothing can be said about it', (_what, objects, message) => {
    expect(problemsOf(objects)).toEqual([expect.stringMatching(message)]);
  });

  test('with a security group policy for one service account only is a problem, as pods may run as another', () => {
    const [, , , fields] = parts.find(([, name]) => name === 'web-groups') ?? [];
    const text = JSON.stringify(fields).replace(
      '"podSelector":{}',
      '"serviceAccountSelector":{"matchLabels":{"account":"web"}}',
    );
    expect(problemsOf(changed('Object', 'web-groups', JSON.parse(text)))).toEqual([
      expect.stringMatching(/^dist\/dev web: pods that no SecurityGroupPolicy selects/),
    ]);
  });
});
