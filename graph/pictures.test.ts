import { enteredUnits, hostedUnits } from '../charts/entered-fixture';
import { renderedObjects } from '../charts/rendered-fixture';
import { units } from '../charts/units';
import { withComposed } from '../checks/composed/composed';
import { exampleEnvironments, examplePeering, examplePlatform, exampleServices } from '../config/model/example';
import { loadEnvironments } from '../config/rules/load';
import { committed } from '../objects/committed-fixture';
import { arrowId, dotOf } from './dot';
import { drawing } from './draw';
import { boxesOf, framesOf, type Graph, type Picture } from './graph';
import { pageOf } from './page/page';
import type { PlannedChange } from './page/plan-file';
import { albumsOf, pictureFiles } from './pictures';

const { objects } = committed;
const albums = albumsOf(objects);
const graphs = albums.flatMap(({ pictures }) => pictures.map(({ name, graph }) => [name, graph] as const));
const graphOf = (name: string): Graph => {
  const found = graphs.find(([one]) => one === name);
  if (found === undefined) throw new Error(`no picture ${name}`);
  return found[1];
};
const arrowsOf = (name: string) => graphOf(name).arrows.map((arrow) => arrowId(arrow) + (arrow.isHalf ? ' half' : ''));

test('each environment has its pictures', () => {
  expect(albums.map(({ environment }) => environment)).toEqual(['dev', 'prod', 'staging']);
  expect(Object.keys(pictureFiles(objects, () => ''))).toHaveLength(10);
});

describe.each(graphs)('the picture %s', (_name, graph) => {
  test('has every part once, and arrows between boxes that are there', () => {
    const ids = [...boxesOf(graph), ...framesOf(graph)].map(({ id }) => id).concat(graph.arrows.map(arrowId));
    expect(new Set(ids).size).toBe(ids.length);
    const boxes = new Set(boxesOf(graph).map(({ id }) => id));
    const ends = graph.arrows.flatMap(({ from, to }) => [from, to]);
    const ordered = graph.order.flatMap(({ before, after }) => [...before, ...after]);
    expect([...ends, ...ordered].filter((id) => !boxes.has(id))).toEqual([]);
  });

  test('shows nothing that is half open', () => {
    expect(graph.arrows.filter(({ isHalf }) => isHalf)).toEqual([]);
  });
});

test('who calls whom follows from both enforcers', () => {
  const calls = arrowsOf('dev-calls');
  expect(calls).toEqual(
    expect.arrayContaining([
      'internet → entrance payment payment 443',
      'entrance payment payment → service payment 8080',
      'service payment → service payment 8080',
      'service fraud-detection → service payment 8080',
      'service payment → dynamodb of service payment',
      'service fraud-detection → sagemaker of service fraud-detection',
      'controller aws-load-balancer-controller → ec2 of controller aws-load-balancer-controller',
    ]),
  );
  expect(calls.filter((call) => /service \S+ → service/.test(call))).toHaveLength(2);
});

test.each([
  ['a policy is gone', 'NetworkPolicy', 'allow-from-fraud-detection-8080'],
  ['a rule of a group is gone', 'SecurityGroupIngressRule', 'eks-payment-sg-dev-from-fraud-detection-8080'],
])('a call is gone in one direction where %s', (_what, kind, name) => {
  const less = objects.filter((one) => !(one.file.startsWith('dist/dev/') && one.kind === kind && one.name === name));
  expect(less).toHaveLength(objects.length - 1);
  const graph = albumsOf(less)[0]?.pictures[0]?.graph;
  const call = graph?.arrows.find(
    ({ from, to }) => from !== to && from.startsWith('service') && to.startsWith('service'),
  );
  expect(call).toMatchObject({ from: 'service payment', to: 'service fraud-detection', label: '8080' });
  expect(call?.isMutual).toBeUndefined();
});

test('an API without an endpoint is half', () => {
  const less = objects.filter(({ kind, name }) => !(kind === 'VPCEndpoint' && name === 'eks-vpc-dev-sqs'));
  const graph = albumsOf(less)[0]?.pictures[0]?.graph;
  expect(graph?.arrows.filter(({ isHalf }) => isHalf).map(({ to }) => to)).toEqual([
    'sqs of service payment',
    'sqs of service reporting',
  ]);
});

test('an entrance is shown in the network as well', () => {
  expect(arrowsOf('dev-network')).toContain('range 0.0.0.0/0 → group eks-load-balancers-sg-dev 443');
  expect(arrowsOf('staging-network').filter((id) => id.startsWith('range 0.0.0.0/0 → group'))).toEqual([]);
});

test('the callers of an internal entrance are shown by their ranges, from them to the pods', () => {
  const [album] = albumsOf(renderedObjects(enteredUnits));
  const arrows = (name: string) => album?.pictures.find((one) => one.name === name)?.graph.arrows.map(arrowId);
  expect(arrows('dev-calls')?.filter((id) => id.includes('entrance'))).toEqual([
    'internet → entrance payment payment 80, 443',
    'entrance payment payment → service payment 8080',
    '10.255.0.0/24, 10.9.0.0/16 → entrance payment payment-internal 443',
    'entrance payment payment-internal → service payment 8443',
  ]);
  const [other] = albumsOf(renderedObjects(hostedUnits));
  const hostedCalls = other?.pictures.find((one) => one.name === 'dev-calls')?.graph.arrows.map(arrowId);
  // There payment has a cache too.
  const withCache = [...(arrows('dev-calls') ?? []), 'service payment → elasticache of service payment'];
  expect(hostedCalls?.sort()).toEqual(withCache.sort());
  expect(arrows('dev-network')).toEqual(
    expect.arrayContaining([
      'range 10.9.0.0/16 → group eks-payment-internal-sg-dev 443',
      'group eks-payment-internal-sg-dev → group eks-payment-sg-dev 8443',
    ]),
  );
});

test.each([
  ['a transit gateway', examplePlatform.management.network, 'eks-vpc-dev-tgw-0123456789abcdef0'],
  ['a peering', examplePeering, 'eks-vpc-dev-vpc-0123456789abcdef0'],
])('the management cluster comes by %s, and reaches the control plane alone', (_what, network, joint) => {
  const platform = { ...examplePlatform, management: { ...examplePlatform.management, ...(network && { network }) } };
  const environments = loadEnvironments(exampleEnvironments.slice(0, 1), exampleServices, platform);
  const [album] = albumsOf(renderedObjects(units(environments, platform)));
  const graph = album?.pictures.find(({ name }) => name === 'dev-network')?.graph;
  if (graph === undefined) throw new Error('no picture of the network');
  expect(graph.arrows.map(arrowId).filter((id) => id.includes('10.255') || id.includes(joint))).toEqual([
    `range 10.255.0.0/16 → ${joint}`,
    ...['az1', 'az2', 'az4'].map((zone) => `${joint} → eks-vpc-dev-private-use1-${zone}`),
    'range 10.255.0.0/16 → group eks-cluster-sg-dev 443',
  ]);
  const looks = boxesOf(graph).flatMap(({ id, look }) =>
    /-use1-/.test(id) ? [`${look} ${/public|private/.exec(id)}`] : [],
  );
  expect([...new Set(looks)].sort()).toEqual(['closed private', 'open public']);
});

test('units refer to units, and what follows from others is left out', () => {
  const arrows = arrowsOf('dev-units');
  expect(arrows).toContain('dist/dev/management/endpoints → dist/dev/management/network');
  expect(arrows).not.toContain('dist/dev/management/endpoints → dist/platform/environments');
});

test('pictures do not depend on who has read the files in which order', () => {
  const others = [...objects].sort((one, other) => (one.file < other.file ? 1 : -Number(one.file > other.file)));
  const text = (picture: Picture) => dotOf(picture.graph);
  expect(others[0]?.file).not.toBe(objects[0]?.file);
  expect(pictureFiles(others, text)).toEqual(pictureFiles(objects, text));
});

test('a page asks for nothing, and holds every object of its environment', async () => {
  const [album] = albums;
  if (album === undefined) throw new Error('no environment');
  const change = {
    kind: 'VPC',
    name: 'gone',
    namespace: 'dev',
    cluster: '',
    file: 'dist/dev/management/network/network.yaml',
  };
  const plan: PlannedChange[] = [{ outcome: 'deleted', follows: ['</script>'], object: change }];
  const page = pageOf(album, objects, withComposed(objects), await drawing(), plan);
  const json = /id="data">(.*)<\/script>/.exec(page)?.[1] ?? '';
  expect(page.replace(json, '')).not.toMatch(/(?:src|href)="|@import|url\(|fetch\(|<!-- \w+ -->/);
  const data: { objects: unknown[]; plan: unknown[] } = JSON.parse(json);
  const own = objects.filter(({ file }) =>
    /^dist\/(?:dev|platform|argocd\/(?!environment-(?:prod|staging)))/.test(file),
  );
  expect(data.objects).toHaveLength(own.length);
  expect(data.plan).toEqual([expect.objectContaining({ name: 'gone', tone: 'lost', follows: ['</script>'] })]);
});
