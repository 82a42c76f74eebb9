import { eksSecurityGroupId } from '../checks/composed/aws-answers';
import { groupRule } from '../checks/reachability/fixture';
import { parseDist } from '../objects/dist';
import type { JsonObject } from '../objects/json';
import { eksGroupBox, listRules, ruleArrows } from './group-rules';

let count = 0;
const rule = (direction: 'Egress' | 'Ingress', forProvider: JsonObject) =>
  JSON.stringify({
    apiVersion: 'ec2.aws.m.upbound.io/v1beta1',
    kind: `SecurityGroup${direction}Rule`,
    metadata: { name: `rule-${count++}`, namespace: 'dev' },
    spec: { forProvider: { ipProtocol: 'tcp', fromPort: 80, toPort: 80, ...forProvider } },
  });
const own = (direction: 'Egress' | 'Ingress', group: string, peer: string, port: number) =>
  rule(direction, Object(Object(groupRule(direction, group, peer, port)[3].spec).forProvider));
const objects = (...documents: string[]) => parseDist('dist/dev/x.yaml', documents.join('\n---\n')).objects;
const arrows = (...documents: string[]) =>
  ruleArrows(objects(...documents)).map(
    ({ from, to, label, isHalf }) => `${from} > ${to} ${label}${isHalf ? ' half' : ''}`,
  );

test('two groups have one arrow, with all ports that both open', () => {
  const rules = [80, 90].flatMap((port) => [own('Egress', 'a', 'b', port), own('Ingress', 'b', 'a', port)]);
  expect(arrows(...rules)).toEqual(['group a > group b 80, 90']);
});

test('what only one of two groups opens is half', () => {
  expect(arrows(own('Egress', 'a', 'b', 80))).toEqual(['group a > group b 80 half']);
  expect(arrows(own('Ingress', 'b', 'a', 80))).toEqual(['group a > group b 80 half']);
  const both = [own('Egress', 'a', 'b', 80), own('Ingress', 'b', 'a', 80)];
  expect(arrows(...both, own('Egress', 'a', 'b', 90))).toEqual(['group a > group b 80', 'group a > group b 90 half']);
});

test('the internet and the group that EKS makes need no rule of their own to lead out', () => {
  const group = { securityGroupIdRef: { name: 'a' } };
  expect(arrows(rule('Ingress', { ...group, cidrIpv4: '0.0.0.0/0' }))).toEqual(['range 0.0.0.0/0 > group a 80']);
  const fromEks = rule('Ingress', { ...group, referencedSecurityGroupId: eksSecurityGroupId });
  expect(arrows(fromEks)).toEqual([`${eksGroupBox} > group a 80`]);
});

test.each<[string, JsonObject, string]>([
  ['another protocol', { ipProtocol: 'udp' }, '80 udp'],
  ['a range', { toPort: 90 }, '80–90'],
  ['all', { ipProtocol: '-1' }, 'everything'],
])('ports of %s are told', (_what, ports, label) => {
  const rules = rule('Ingress', { securityGroupIdRef: { name: 'a' }, cidrIpv4: '10.0.0.0/8', ...ports });
  expect(arrows(rules)).toEqual([`range 10.0.0.0/8 > group a ${label}`]);
});

test('a rule for a list of addresses is its group’s, and no arrow', () => {
  const rules = objects(rule('Egress', { securityGroupIdRef: { name: 'a' }, prefixListId: 'pl-1' }));
  expect(ruleArrows(rules)).toEqual([]);
  expect([listRules(rules, 'a').length, listRules(rules, 'b').length]).toEqual([1, 0]);
});
