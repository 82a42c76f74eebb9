import { join } from 'node:path';
import { type DistObject, readDist } from '../objects/dist';
import { at, type Json, listAt, stringAt } from '../objects/json';
import { BootstrapError } from './bootstrap-error';

/** A Git repository, and a branch, tag or commit of it. */
export interface Revision {
  readonly repository: string;
  readonly revision: string;
}

/** What `dist/argocd/` says about how Argo CD is installed and what it follows. */
export interface Installation {
  /** What the root Application follows. */
  readonly root: Revision;
  /** Revision of each environment, by the name of its ApplicationSets. */
  readonly pinned: ReadonlyMap<string, string>;
  /** Argo CD's own kustomization: upstream's folder, and our patches of it, each a text in YAML. */
  readonly argocd: Revision & { readonly path: string; readonly patches: readonly string[] };
  /** Address of Argo CD, where people sign in at an identity provider. @default - they share the account `admin` */
  readonly signInUrl?: string | undefined;
}

/**
 * Reads what Argo CD will follow, so that a person installs exactly what Argo CD then keeps.
 *
 * @throws BootstrapError where `dist/` has not been rendered
 */
export function readInstallation(dist: string): Installation {
  const { objects } = readDist(join(dist, 'argocd'));
  const root = sourceOf(objects, 'root');
  const argocd = sourceOf(objects, 'argocd');
  const settings = at(objects.find(({ name }) => name === 'argocd-cm')?.body, 'data');
  const sets = objects.filter(({ kind }) => kind === 'ApplicationSet');
  return {
    root: revisionOf(root),
    pinned: new Map(
      sets.map(({ name, body }) => [name, revisionOf(at(body, 'spec', 'template', 'spec', 'source')).revision]),
    ),
    argocd: {
      ...revisionOf(argocd),
      path: stringAt(argocd, 'path') ?? '',
      patches: listAt(argocd, 'kustomize', 'patches').map((patch) => stringAt(patch, 'patch') ?? ''),
    },
    signInUrl: stringAt(settings, 'oidc.config') === undefined ? undefined : stringAt(settings, 'url'),
  };
}

function sourceOf(objects: readonly DistObject[], name: string): Json | undefined {
  const found = objects.find((object) => object.kind === 'Application' && object.name === name);
  if (found !== undefined) return at(found.body, 'spec', 'source');
  throw new BootstrapError([`dist/argocd: no Application of this name (${name}) — run "npm run synth"`]);
}

function revisionOf(source: Json | undefined): Revision {
  return { repository: stringAt(source, 'repoURL') ?? '', revision: stringAt(source, 'targetRevision') ?? '' };
}
