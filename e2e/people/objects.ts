import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { stringify } from 'yaml';
import { argocd } from '../../charts/argocd/argocd';
import { namespace, type Target } from './acts';

const meta = (name: string, namespace?: string) => ({ name, ...(namespace !== undefined && { namespace }) });

/** What an environment deploys, by the folder in the repository. */
function unitsOf({ controller, name, projects, service }: Target): Readonly<Record<string, string>> {
  const container = { name: 'controller', image: 'registry.invalid/controller:1' };
  const spec = { serviceAccountName: 'default', containers: [container] };
  const yaml = (...objects: object[]) => objects.map((object) => stringify(object)).join('---\n');
  // Without labels a Deployment takes no pod for its own.
  const workload = (app: string) => [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: meta(app, namespace),
      spec: { selector: { matchLabels: { app } }, template: { metadata: { labels: { app } }, spec } },
    },
    { apiVersion: 'v1', kind: 'Pod', metadata: meta(app, namespace), spec },
  ];
  return {
    [projects.management]: yaml({
      apiVersion: 'ec2.aws.m.upbound.io/v1beta1',
      kind: 'VPC',
      metadata: meta('network', name),
      spec: { forProvider: { region: 'us-east-1', cidrBlock: '10.0.0.0/16' } },
    }),
    [projects.workload]: yaml(
      {
        apiVersion: 'external-secrets.io/v1',
        kind: 'ExternalSecret',
        metadata: meta(service, namespace),
        spec: { secretStoreRef: { name: 'store' }, target: { name: 'secret' } },
      },
      ...workload(service),
      {
        apiVersion: 'batch/v1',
        kind: 'CronJob',
        metadata: meta(service, namespace),
        spec: {
          schedule: '0 2 * * *',
          jobTemplate: { spec: { template: { spec: { ...spec, restartPolicy: 'Never' } } } },
        },
      },
    ),
    [projects.controllers]: yaml(...workload(controller)),
  };
}

/** What deploys an environment: Applications that have synced once, and an ApplicationSet that makes none. */
export function objectsOf(target: Target, repoURL: string): object[] {
  const { cluster, controller, name, network, projects, service, set, spare } = target;
  const here = { server: argocd.managementCluster, namespace: name };
  const there = { name: cluster, namespace };
  const source = (path: string) => ({ repoURL, targetRevision: 'main', path });
  const operation = { initiatedBy: { username: 'e2e' }, sync: {} };
  const application = (metadata: object, project: string, destination: object, more: object = {}) => ({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata,
    spec: { project, source: source(project), destination },
    ...more,
  });
  return [
    ...[name, namespace].map((one) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: meta(one) })),
    application(meta(network, argocd.namespace), projects.management, here, { operation }),
    application(meta(spare, argocd.namespace), projects.management, here),
    application(meta(service, argocd.namespace), projects.workload, there, { operation }),
    application(meta(controller, name), projects.controllers, there, { operation }),
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'ApplicationSet',
      metadata: meta(set, argocd.namespace),
      spec: {
        generators: [{ list: { elements: [] } }],
        template: {
          metadata: { name: `${name}-{{ index }}` },
          spec: { project: projects.management, source: source(projects.management), destination: here },
        },
      },
    },
  ];
}

/** What all environments share. */
export function sharedObjects(repoURL: string): object[] {
  return [
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: meta('platform-shared', argocd.namespace),
      spec: {
        project: argocd.platformProject,
        source: { repoURL, targetRevision: 'main', path: 'dev' },
        destination: { server: argocd.managementCluster, namespace: 'dev' },
      },
    },
  ];
}

/** Pushes what environments deploy to an empty repository, as its branches `main` and `other`. */
export async function pushUnits(
  url: string,
  folder: string,
  authority: string,
  targets: readonly Target[],
): Promise<void> {
  for (const [path, text] of targets.flatMap((target) => Object.entries(unitsOf(target)))) {
    mkdirSync(join(folder, path), { recursive: true });
    writeFileSync(join(folder, path, 'unit.yaml'), text);
  }
  const env = { ...process.env, GIT_SSL_CAINFO: authority, GIT_CONFIG_GLOBAL: '/dev/null' };
  // Not at once: the server to which it pushes is in this process.
  const git = (...args: string[]) => promisify(execFile)('git', ['-C', folder, ...args], { env });
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', '--all');
  await git('-c', 'user.name=e2e', '-c', 'user.email=e2e@localhost', 'commit', '--quiet', '--message=What is deployed');
  await git('push', '--quiet', url, 'main', 'main:other');
}
