import { App, Testing } from 'cdk8s';
import { kubernetesVersions } from '../../../config/model/aws/kubernetes-versions';
import type { EnvironmentInput } from '../../../config/model/environment';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../../config/model/example';
import { loadEnvironments } from '../../../config/rules/load';
import { at, type JsonObject, stringAt } from '../../../objects/json';
import { forProviderOf } from '../../../objects/managed-resource';
import { ClusterChart } from './cluster';

function objectsOf(change: Partial<EnvironmentInput>): JsonObject[] {
  const [example] = exampleEnvironments;
  const [environment] = loadEnvironments(example ? [{ ...example, ...change }] : [], exampleServices, examplePlatform);
  if (environment === undefined) throw new Error('config/model/example.ts: no environment — write one');
  const objects: JsonObject[] = Testing.synth(new ClusterChart(new App(), 'cluster', environment));
  return objects;
}

const wave = (object: JsonObject | undefined) =>
  Number(stringAt(object, 'metadata', 'annotations', 'argocd.argoproj.io/sync-wave'));

test.each(Object.entries(kubernetesVersions))(
  'with Kubernetes %s goes its CoreDNS, in a wave after the cluster',
  (version, { coreDnsAddon }) => {
    const objects = objectsOf({ kubernetesVersion: version });
    const cluster = objects.find(({ kind }) => kind === 'EksCluster');
    const addon = objects.find(({ kind }) => kind === 'Addon');
    expect(at(cluster, 'spec', 'version')).toBe(version);
    expect(at(forProviderOf(addon), 'addonVersion')).toBe(coreDnsAddon);
    expect(coreDnsAddon).toMatch(/^v1\.\d+\.\d+-eksbuild\.\d+$/);
    expect(wave(addon)).toBeGreaterThan(wave(cluster));
  },
);

test.each(['a.', 'a._b', '.a', '___', 'A..B', 'team.admin'])(
  'the role %s has an access entry with a legal name',
  (role) => {
    const entries = objectsOf({ adminRoleArns: [`arn:aws:iam::111122223333:role/${role}`] })
      .filter(({ kind }) => kind === 'AccessEntry')
      .map((entry) => stringAt(entry, 'metadata', 'name'));
    expect(entries).toHaveLength(3);
    for (const name of entries)
      expect(name).toMatch(/^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/);
  },
);
