import type { EnvironmentInput } from '../config/model/environment';
import { exampleEnvironments, examplePeering, examplePlatform, exampleServices } from '../config/model/example';
import type { ServiceInput } from '../config/model/service';
import { servicesWithEverything } from '../config/model/uses/example';
import { loadEnvironments } from '../config/rules/load';
import kinds from '../imports/kinds.json';
import { type DistObject, parseDist } from '../objects/dist';
import { listAt, stringAt } from '../objects/json';
import { compositeDefinitions } from './platform/composites/composite-definitions';
import { type Unit, units } from './units';
import { render } from './write';

const [dev, staging, prod] = exampleEnvironments;
const rendered = (catalogue: Record<string, ServiceInput>) =>
  units(loadEnvironments([prod], catalogue, examplePlatform), examplePlatform);
const example = rendered(exampleServices);

/** dev with an entrance for a service. */
function entered(service: string): EnvironmentInput {
  const certificateArn = `arn:aws:acm:${dev.region}:${dev.account}:certificate/1`;
  return { ...dev, services: { [service]: { ingress: { host: `${service}.example.com`, certificateArn } } } };
}

const named = ({ kind, name }: DistObject) => `${kind}/${name}`;
const namesIn = (all: readonly Unit[], directory: string) =>
  all.filter((unit) => unit.directory.startsWith(directory)).flatMap(({ objects }) => objects.map(named));

test('the file of a unit holds its objects, in their order', () => {
  for (const unit of example) {
    expect(parseDist(`dist/${unit.path}`, render(unit))).toEqual({ objects: unit.objects, problems: [] });
  }
});

test('a unit is a directory of its own', () => {
  const directories = example.map(({ directory }) => directory);
  expect(new Set(directories).size).toBe(directories.length);
});

test('the endpoints of athena and glue go with the only service that queries', () => {
  const { reporting, ...others } = exampleServices;
  expect(reporting.uses.workgroups).not.toEqual([]);
  const before = namesIn(example, 'prod/management/endpoints');
  const after = namesIn(rendered(others), 'prod/management/endpoints');
  const gone = before.filter((name) => !after.includes(name) && name.startsWith('VPCEndpoint/'));
  expect(gone).toEqual(['VPCEndpoint/eks-vpc-prod-athena', 'VPCEndpoint/eks-vpc-prod-glue']);
});

test('no kind, provider or permission that environments share goes with a service, since a pinned environment has it still', () => {
  const { reporting, ...others } = exampleServices;
  expect(reporting.uses.workgroups).not.toEqual([]);
  const shared = (all: readonly Unit[]) =>
    all.filter(({ directory }) => ['platform/crossplane', 'argocd/projects'].includes(directory)).map(render);
  expect(shared(example)).toHaveLength(2);
  expect(shared(rendered(others))).toEqual(shared(example));
});

test.each([
  ['ingress', 'SecurityGroupIngressRule', 'to'],
  ['egress', 'SecurityGroupEgressRule', 'from'],
] as const)('a service’s security group has as many %s rules as the configuration counts', (direction, kind, end) => {
  const loaded = loadEnvironments([entered('payment')], exampleServices, examplePlatform);
  const objects = units(loaded, examplePlatform).flatMap((unit) => unit.objects);
  const owners: unknown[] = [
    ...objects
      .filter((object) => object.kind === kind)
      .map(({ body }) => stringAt(body, 'spec', 'forProvider', 'securityGroupIdRef', 'name')),
    ...objects
      .flatMap(({ body }) => listAt(body, 'spec', 'securityGroupRules'))
      .filter((rule) => stringAt(rule, 'direction') === direction)
      .map((rule) => stringAt(rule, 'groupName')),
  ];
  const counted = loaded.flatMap(({ connections }) => connections).map((connection) => connection[end]);
  for (const name of Object.keys(exampleServices)) {
    expect([name, owners.filter((owner) => owner === `eks-${name}-sg-dev`).length]).toEqual([
      name,
      counted.filter((service) => service === name).length,
    ]);
  }
  expect(owners).toContain('eks-pods-sg-dev');
  expect(counted).toContain('payment');
});

test('the projects admit what only some services have, since a pinned environment may have such a one', () => {
  const projects = (environment: EnvironmentInput, count: number) => {
    const catalogue = { reporting: { ...exampleServices.reporting, replicas: { count } } };
    const all = units(loadEnvironments([environment], catalogue, examplePlatform), examplePlatform);
    return all.filter(({ directory }) => directory === 'argocd/projects').map(render);
  };
  expect(projects(entered('reporting'), 2)).toHaveLength(1);
  expect(projects(dev, 1)).toEqual(projects(entered('reporting'), 2));
});

test('a new service with a table and a call moves its own unit, the one it calls and the alarms', () => {
  const ledger: ServiceInput = {
    port: 8080,
    calls: [{ to: 'payment', port: 8080 }],
    quota: { cpu: 1, memoryGiB: 2, pods: 4 },
    uses: { tables: { postings: { partitionKey: { name: 'id', type: 'S' } } } },
  };
  const after = rendered({ ...exampleServices, ledger });
  const moved = after.filter((unit) => {
    const old = example.find(({ directory }) => directory === unit.directory);
    return old === undefined || render(old) !== render(unit);
  });
  expect(moved.map(({ directory }) => directory)).toEqual([
    'prod/management/alarms',
    'prod/management/service-payment',
    'prod/management/service-ledger',
    'prod/workload/service-payment',
    'prod/workload/service-ledger',
  ]);
  expect(namesIn(after, 'prod/management/service-ledger')).toEqual(
    expect.arrayContaining([
      'Table/ledger-postings-prod',
      'SecurityGroupEgressRule/eks-ledger-sg-prod-to-payment-8080',
      'Policy/eks-ledger-irsa-policy-prod',
    ]),
  );
  expect(namesIn(after, 'prod/management/service-payment')).toContain(
    'SecurityGroupIngressRule/eks-payment-sg-prod-from-ledger-8080',
  );
});

test('the pods of a service are a unit of their own, which only an image makes', () => {
  const ledger: ServiceInput = { calls: [], quota: { cpu: 1, memoryGiB: 2, pods: 4 } };
  const directories = (service: ServiceInput) =>
    rendered({ ...exampleServices, ledger: service }).map(({ directory }) => directory);
  const image = `sha256:${'9c'.repeat(32)}`;
  const before = directories(ledger);
  expect(directories({ ...ledger, image }).filter((directory) => !before.includes(directory))).toEqual([
    'prod/workload/pods-ledger',
  ]);
});

test('a service that comes or goes moves no Fargate profile, since pods end with theirs', () => {
  const profiles = (all: readonly Unit[]) =>
    namesIn(all, 'prod/management').filter((name) => name.startsWith('FargateProfile/'));
  const { payment } = exampleServices;
  expect(profiles(rendered({ ...exampleServices, ledger: { ...payment, calls: [] } }))).toEqual(profiles(example));
  expect(profiles(rendered({ payment: { ...payment, calls: [] } }))).toEqual(profiles(example));
});

test('a Fargate profile whose subnets change gets another name', () => {
  const [dev] = exampleEnvironments;
  const profiles = (zones: readonly string[]) =>
    namesIn(
      units(loadEnvironments([{ ...dev, zones: [...zones] }], exampleServices, examplePlatform), examplePlatform),
      'dev/management/cluster',
    ).filter((name) => name.startsWith('FargateProfile/'));
  const moved = profiles(['use1-az1', 'use1-az2', 'use1-az5']);
  expect(moved).toHaveLength(3);
  expect(profiles(dev.zones).filter((name) => moved.includes(name))).toEqual([]);
});

test('what AWS keeps once per account and region is declared by one environment of it', () => {
  const shared = units(
    loadEnvironments([staging, { ...prod, account: staging.account }], exampleServices, examplePlatform),
    examplePlatform,
  );
  const scanning = shared
    .flatMap(({ objects }) => objects)
    .filter(({ kind }) => kind === 'RegistryScanningConfiguration');
  expect(scanning.map(({ namespace }) => namespace)).toEqual(['staging']);
});

test('imports hold only kinds that a chart renders or a Composition makes', () => {
  // The network of the management cluster is joined in one of two ways.
  const peered = { ...examplePlatform, management: { ...examplePlatform.management, network: examplePeering } };
  // A way to the internet is there only for who declares a host.
  const { reporting, ...others } = servicesWithEverything;
  const reaching = { ...others, reporting: { ...reporting, reaches: { bank: { hosts: ['api.example.com'] } } } };
  const certificateArn = `arn:aws:acm:${dev.region}:${dev.account}:certificate/1`;
  const entrance = { ingress: { host: 'pay.example.com', certificateArn } };
  const behindWebAcl = { ...dev, webAcl: {}, services: { payment: entrance } };
  const objects = [
    ...[examplePlatform, peered].flatMap((platform) =>
      units(loadEnvironments(exampleEnvironments, reaching, platform), platform).flatMap((unit) => unit.objects),
    ),
    // A web ACL is there only before an entrance.
    ...units(loadEnvironments([behindWebAcl], exampleServices, examplePlatform), examplePlatform).flatMap(
      (unit) => unit.objects,
    ),
  ];
  const rendered = new Set(objects.map(({ group, kind }) => `${group}/${kind}`));
  // What a workload cluster gets through provider-kubernetes is rendered inside an Object.
  rendered.add('vpcresources.k8s.aws/SecurityGroupPolicy');
  const composed = compositeDefinitions.flatMap(({ composes }) => composes);
  for (const { apiVersion, kind } of composed) rendered.add(`${apiVersion.replace(/\/.*$/, '')}/${kind}`);
  expect(kinds.filter(({ group, kind }) => !rendered.has(`${group}/${kind}`))).toEqual([]);
});

test('a Fargate profile keeps its name as long as it consists of the same', () => {
  expect(namesIn(example, 'prod/management').filter((name) => name.startsWith('FargateProfile/'))).toEqual([
    'FargateProfile/coredns-58895e12',
    'FargateProfile/platform-0058c9f2',
    'FargateProfile/services-ffd1fe44',
  ]);
});

test('nothing in the unit of the cluster that needs the cluster comes before it', () => {
  const cluster = example.filter(({ directory }) => directory === 'prod/management/cluster');
  const dependent = cluster.flatMap(({ objects }) => objects);
  const waves = dependent
    .filter(({ body }) => stringAt(body, 'spec', 'forProvider', 'clusterName') !== undefined)
    .map(({ annotations }) => Number(annotations['argocd.argoproj.io/sync-wave'] ?? 0));
  const ofCluster = dependent.find(({ kind }) => kind === 'EksCluster')?.annotations;
  expect(ofCluster?.['argocd.argoproj.io/sync-wave']).toBe('1');
  expect(waves.length).toBeGreaterThan(0);
  expect(Math.min(...waves)).toBeGreaterThan(1);
});
