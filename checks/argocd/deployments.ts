import type { DistObject } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, isObject, type Json, listAt, stringAt } from '../../objects/json';
import { matchesWildcard } from '../../texts/wildcard';
import { type Cluster, managementCluster } from './project';

/** What an Application, or each Application of an ApplicationSet, deploys to where. */
export interface Deployment {
  /** The Application or ApplicationSet. */
  readonly by: DistObject;
  readonly project: string;
  /** Git or Helm repository. */
  readonly repository: string;
  /** Git revision that is deployed, or version of a Helm chart. */
  readonly revision: string;
  /** Git revisions whose directories are listed to be deployed; an Application lists none. */
  readonly listed: readonly string[];
  readonly cluster: Cluster;
  /** Namespace of the destination, '' where it has none. */
  readonly namespace: string;
  /** Whether it deploys a directory of the repository, for example `dist/dev/management/network`. */
  readonly deploys: (directory: string) => boolean;
}

/** Every deployment that these objects declare. */
export function deployments(objects: readonly DistObject[]): Deployment[] {
  return objects.flatMap((object) => {
    if (groupKind(object) === 'argoproj.io Application') return [ofApplication(object)];
    return groupKind(object) === 'argoproj.io ApplicationSet' ? [ofApplicationSet(object)] : [];
  });
}

function ofApplication(by: DistObject): Deployment {
  const source = at(by.body, 'spec', 'source');
  const path = stringAt(source, 'path');
  const excluded = stringAt(source, 'directory', 'exclude');
  const below = (directory: string) =>
    at(source, 'directory', 'recurse') === true &&
    directory.startsWith(`${path}/`) &&
    // The pattern is for files, and a directory of `dist/` has one.
    !(excluded !== undefined && matchesPath(excluded, `${directory.slice(`${path}/`.length)}/file`));
  return { ...common(by, by.body.spec), listed: [], deploys: (directory) => directory === path || below(directory) };
}

function ofApplicationSet(by: DistObject): Deployment {
  const template = at(by.body, 'spec', 'template', 'spec');
  // What lists the directories of another repository deploys none of them, and only asks whether they are there.
  const git = listAt(by.body, 'spec', 'generators')
    .flatMap(gitGenerators)
    .filter((generator) => at(generator, 'repoURL') === at(template, 'source', 'repoURL'));
  const patterns = git.flatMap((generator) =>
    listAt(generator, 'directories').map((item) => stringAt(item, 'path') ?? ''),
  );
  const listsWhatItDeploys = stringAt(template, 'source', 'path') === '{{ .path.path }}';
  return {
    ...common(by, template),
    listed: git.map((generator) => stringAt(generator, 'revision') ?? ''),
    deploys: (directory) => listsWhatItDeploys && patterns.some((pattern) => matchesPath(pattern, directory)),
  };
}

/** The Git generators inside a generator, at any depth of matrices. */
function gitGenerators(generator: Json): Json[] {
  const git = at(generator, 'git');
  return [
    ...(isObject(git) ? [git] : []),
    ...listAt(generator, 'matrix', 'generators').flatMap((inner) => gitGenerators(inner)),
  ];
}

function common(by: DistObject, spec: Json | undefined): Omit<Deployment, 'listed' | 'deploys'> {
  const server = stringAt(spec, 'destination', 'server') ?? '';
  const name = stringAt(spec, 'destination', 'name') ?? '';
  return {
    by,
    project: stringAt(spec, 'project') ?? '',
    repository: stringAt(spec, 'source', 'repoURL') ?? '',
    revision: stringAt(spec, 'source', 'targetRevision') ?? '',
    cluster: server === managementCluster.server ? managementCluster : { name, server },
    namespace: stringAt(spec, 'destination', 'namespace') ?? '',
  };
}

/** Go's `path.Match`, as far as it is used: `*` stands for any text without a slash. */
const matchesPath = (pattern: string, path: string) => matchesWildcard(pattern, path, '[^/]*');
