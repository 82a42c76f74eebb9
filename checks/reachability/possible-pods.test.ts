import { parseDist } from '../../objects/dist';
import type { JsonObject } from '../../objects/json';
import { possiblePods } from './possible-pods';

const object = (apiVersion: string, kind: string, name: string, fields: JsonObject, namespace = 'dev') =>
  JSON.stringify({
    apiVersion,
    kind,
    metadata: { name, namespace, ...(kind === 'ServiceAccount' && fields) },
    ...fields,
  });
const subnet = (name: string, cidrBlock: string) =>
  object('ec2.aws.m.upbound.io/v1beta1', 'Subnet', name, { spec: { forProvider: { cidrBlock } } });
const profile = (namespace: string, ...subnets: string[]) => {
  const forProvider = { selector: [{ namespace }], subnetIdRefs: subnets.map((name) => ({ name })) };
  return object('eks.aws.m.upbound.io/v1beta1', 'FargateProfile', namespace, { spec: { forProvider } });
};
const block = (cidr: string) =>
  object('networking.k8s.io/v1', 'NetworkPolicy', 'p', { spec: { egress: [{ to: [{ ipBlock: { cidr } }] }] } }, 'web');
const podsOf = (...documents: string[]) =>
  possiblePods(parseDist('dist/dev/x.yaml', documents.join('\n---\n')).objects)('web');
const addresses = (...documents: string[]) => podsOf(...documents).map(({ ip }) => ip);

const home = [subnet('a', '10.0.10.0/24'), subnet('b', '10.0.11.0/24'), profile('web', 'a', 'b')];

describe('the pods that may exist', () => {
  test('stand in the subnets of the namespace’s own profiles only', () => {
    const others = [subnet('c', '10.0.12.0/24'), profile('shop', 'c')];
    for (const address of addresses(...home, ...others)) expect(address).toMatch(/^10\.0\.1[01]\./);
    expect(addresses(...others)).toEqual([]);
  });

  test('stand where the first profile by name starts them, and one that takes every namespace comes after their own', () => {
    const all = object('eks.aws.m.upbound.io/v1beta1', 'FargateProfile', 'all', {
      spec: { forProvider: { selector: [{ namespace: '*' }], subnetIdRefs: [{ name: 'c' }] } },
    });
    const others = [subnet('c', '10.0.12.0/24'), all];
    expect(addresses(...home, ...others)).toEqual(['10.0.12.0']);
    expect(addresses(...home, ...others.map((text) => text.replace('"all"', '"zall"')))).toEqual(addresses(...home));
  });

  test('stand for each other where no rule singles out addresses', () => {
    expect(addresses(...home)).toHaveLength(1);
    expect(addresses(...home, block('0.0.0.0/0'), block('192.0.2.0/24'))).toHaveLength(1);
  });

  test('stand inside and outside of each range that begins or ends within their subnets', () => {
    expect(addresses(...home, block('10.0.10.128/25'))).toEqual(['10.0.11.0', '10.0.10.128']);
    expect(addresses(...home, block('10.0.10.0/25'))).toHaveLength(2);
    expect(addresses(...home, block('10.0.10.0/24'), block('10.0.10.7/32'))).toHaveLength(3);
  });

  test('carry no label, or those that a selector asks for, and run as any service account', () => {
    const selecting = object(
      'networking.k8s.io/v1',
      'NetworkPolicy',
      'p',
      { spec: { podSelector: { matchLabels: { app: 'x', tier: 'y' } } } },
      'shop',
    );
    const account = object('v1', 'ServiceAccount', 'web', { labels: { account: 'web' } }, 'web');
    const pods = podsOf(...home, selecting, account);
    expect(pods.map(({ labels, serviceAccountLabels }) => [labels, serviceAccountLabels])).toEqual([
      [{}, {}],
      [{}, { account: 'web' }],
      [{ app: 'x', tier: 'y' }, {}],
      [{ app: 'x', tier: 'y' }, { account: 'web' }],
    ]);
  });
});
