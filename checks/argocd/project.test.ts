import { parseDist } from '../../objects/dist';
import type { JsonObject } from '../../objects/json';
import { managementCluster, Project } from './project';

const workload = { name: 'eks-dev', server: 'https://example.eks.amazonaws.com' };
const here = { server: managementCluster.server, namespace: 'dev' };

function project(spec: JsonObject): Project {
  const object = { apiVersion: 'argoproj.io/v1alpha1', kind: 'AppProject', metadata: { name: 'dev' }, spec };
  const found = Project.all(parseDist('dist/x.yaml', JSON.stringify(object)).objects).get('dev');
  if (found === undefined) throw new Error('there is no project');
  return found;
}

const vpc = { group: 'ec2.aws.m.upbound.io', kind: 'VPC', namespace: 'dev', cluster: managementCluster };
const namespace = { group: '', kind: 'Namespace', namespace: '', cluster: managementCluster };
const vpcs = [{ group: vpc.group, kind: vpc.kind }];
const namespaces = [{ group: '', kind: 'Namespace' }];

describe('a project', () => {
  test.each<[string, JsonObject]>([
    ['lists no kinds', {}],
    ['lists its kind', { namespaceResourceWhitelist: vpcs }],
    ['lists all kinds of its group', { namespaceResourceWhitelist: [{ group: vpc.group, kind: '*' }] }],
    ['lists all groups that end as its does', { namespaceResourceWhitelist: [{ group: '*.upbound.io', kind: 'VPC' }] }],
  ])('that %s admits an object in a namespace that it names', (_, kinds) => {
    expect(project({ destinations: [here], ...kinds }).admits(vpc)).toBe(true);
  });

  test.each<[string, JsonObject]>([
    ['names no destination', {}],
    ['names another namespace', { destinations: [{ ...here, namespace: 'prod' }] }],
    ['names another cluster', { destinations: [{ name: workload.name, namespace: '*' }] }],
    ['lists other kinds', { destinations: [here], namespaceResourceWhitelist: namespaces }],
    ['lists that it has no kinds', { destinations: [here], namespaceResourceWhitelist: [] }],
    [
      'lists its kind among those without a namespace',
      { destinations: [here], namespaceResourceWhitelist: [], clusterResourceWhitelist: vpcs },
    ],
  ])('that %s refuses an object in a namespace', (_, spec) => {
    expect(project(spec).admits(vpc)).toBe(false);
  });

  test('admits an object without a namespace only if it lists its kind', () => {
    expect(project({ destinations: [here], clusterResourceWhitelist: namespaces }).admits(namespace)).toBe(true);
    expect(project({ destinations: [here] }).admits(namespace)).toBe(false);
    expect(project({ destinations: [here], clusterResourceWhitelist: [] }).admits(namespace)).toBe(false);
  });

  test('admits the kinds of one of its clusters in its other clusters too', () => {
    const both = [here, { name: workload.name, namespace: '*' }];
    expect(project({ destinations: both, clusterResourceWhitelist: namespaces }).admits(namespace)).toBe(true);
  });

  test('admits an object without a namespace only in a cluster that it names', () => {
    const elsewhere = project({
      destinations: [{ name: workload.name, namespace: '*' }],
      clusterResourceWhitelist: namespaces,
    });
    expect(elsewhere.admits(namespace)).toBe(false);
    expect(elsewhere.admits({ ...namespace, cluster: workload })).toBe(true);
  });

  test('admits an Application without a namespace of its destination only where it names all', () => {
    expect(project({ destinations: [here] }).admitsDestination(managementCluster, '')).toBe(false);
    expect(project({ destinations: [{ ...here, namespace: '*' }] }).admitsDestination(managementCluster, '')).toBe(
      true,
    );
  });

  test('is named by Applications of Argo CD’s own namespace and of those that it lists', () => {
    expect(project({}).admitsApplicationsOf('argocd')).toBe(true);
    expect(project({}).admitsApplicationsOf('dev')).toBe(false);
    expect(project({ sourceNamespaces: ['dev'] }).admitsApplicationsOf('dev')).toBe(true);
  });
});
