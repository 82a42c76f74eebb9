import { type DistObject, parseDist } from '../../objects/dist';
import type { JsonObject } from '../../objects/json';
import { managementCluster } from './project';

/** Where an ApplicationSet of the fixture lists and deploys, and as which project. */
interface Listing {
  readonly file?: string;
  readonly directories?: string;
  readonly lists?: string;
  readonly deploys?: string;
  readonly project?: string;
  readonly repository?: string;
  readonly namespace?: string;
}

function object(file: string, apiVersion: string, kind: string, metadata: JsonObject, spec: JsonObject): DistObject[] {
  return [...parseDist(file, JSON.stringify({ apiVersion, kind, metadata, spec })).objects];
}

/** An ApplicationSet that lists `dist/dev/management/*` and deploys it to the namespace `dev` as project `dev`. */
export function listing({
  file = 'dist/argocd/environment-dev/a.yaml',
  directories = 'dist/dev/management/*',
  lists = 'main',
  deploys = 'main',
  project = 'dev',
  repository = 'https://example.com/ours.git',
  namespace = 'dev',
}: Listing = {}): DistObject[] {
  const git = { repoURL: repository, revision: lists, directories: [{ path: directories }] };
  const source = { repoURL: repository, targetRevision: deploys, path: '{{ .path.path }}' };
  const destination = { server: managementCluster.server, namespace };
  return object(
    file,
    'argoproj.io/v1alpha1',
    'ApplicationSet',
    { name: `lists-${directories}`, namespace: 'argocd' },
    {
      generators: [{ matrix: { generators: [{ clusters: {} }, { git }] } }],
      template: { spec: { project, source, destination } },
    },
  );
}

/** A project that admits VPCs, and other kinds, of one namespace of the management cluster, by default its own. */
export function project(name: string, namespace = name, kinds: readonly JsonObject[] = []): DistObject[] {
  return object(
    'dist/argocd/projects/a.yaml',
    'argoproj.io/v1alpha1',
    'AppProject',
    { name, namespace: 'argocd' },
    {
      sourceRepos: ['https://example.com/ours.git'],
      destinations: [{ server: managementCluster.server, namespace }],
      namespaceResourceWhitelist: [{ group: 'ec2.aws.m.upbound.io', kind: 'VPC' }, ...kinds],
    },
  );
}

/** A workload beside the managed resources of dev. */
export function workload(apiVersion: string, kind: string): DistObject[] {
  return object('dist/dev/management/pods/a.yaml', apiVersion, kind, { name: 'a', namespace: 'dev' }, {});
}

/** A managed resource in a unit of an environment. */
export function managed(environment: string, kind = 'VPC', unit = 'network'): DistObject[] {
  const file = `dist/${environment}/management/${unit}/a.yaml`;
  return object(file, 'ec2.aws.m.upbound.io/v1beta1', kind, { name: 'a', namespace: environment }, {});
}
