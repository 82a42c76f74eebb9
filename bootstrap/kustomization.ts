import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { stringify } from 'yaml';
import { Scratch } from '../files/scratch';
import type { Installation } from './installation';

/**
 * Calls `use` with a folder that holds Argo CD's kustomization, the same from which Argo CD later keeps itself, and removes
 * the folder afterwards.
 *
 * @param manifests folder to take instead of upstream's repository
 */
export async function withKustomization<Result>(
  { repository, revision, path, patches }: Installation['argocd'],
  manifests: string | undefined,
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  const { folder, remove } = new Scratch(join(tmpdir(), 'argocd-'));
  try {
    // Kustomize takes a folder outside its own only by a relative path.
    const base =
      manifests === undefined ? `${repository}//${path}?ref=${revision}` : relative(folder, resolve(manifests));
    const kustomization = { resources: [base], patches: patches.map((patch) => ({ patch })) };
    writeFileSync(join(folder, 'kustomization.yaml'), stringify(kustomization));
    return await use(folder);
  } finally {
    remove();
  }
}
