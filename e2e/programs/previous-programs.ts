import { join } from 'node:path';
import { buildPrograms } from '../../tools/programs/build-programs';
import type { GoProgram } from '../../tools/programs/go-program';
import { moduleFolder } from '../../tools/programs/module-folder';
import { pinnedVersion } from '../../tools/programs/pinned-version';
import type { LoopPrograms, Sources } from './loop-programs';
import { argocdProgram } from './programs';

/** The parts of the control plane of which the loop can run another version, as `config/platform.ts` calls them. */
export type Part = 'argocd' | 'crossplane' | 'providerKubernetes';

/** Folder of the go.mod that pins the version of a part from which people come, and the module that it pins. */
export const previousModules: Readonly<Record<Part, readonly [folder: string, module: string]>> = {
  argocd: [join(__dirname, 'previous/argocd'), 'github.com/argoproj/argo-cd/v3'],
  crossplane: [join(__dirname, 'previous/crossplane'), 'github.com/crossplane/crossplane/v2'],
  providerKubernetes: [
    join(__dirname, 'previous/provider-kubernetes'),
    'github.com/crossplane-contrib/provider-kubernetes',
  ],
};

const { argocd, crossplane, providerKubernetes } = previousModules;

/** A release of the AWS provider before the pinned one: of it the loop has packages, and no program (decision 13). */
export const previousAwsPackages = 'v2.6.0';

/** The version of a part from which people come. */
export function previousVersion(part: Part): string {
  return pinnedVersion(...previousModules[part]);
}

/** The programs of these versions, and their sources. */
export interface PreviousPrograms {
  readonly programs: Pick<LoopPrograms, Part>;
  readonly sources: Pick<Sources, Part>;
}

/** Builds or finds the programs of these versions; throws ProgramError where Go is missing, too old or fails. */
export async function previousPrograms(): Promise<PreviousPrograms> {
  return {
    programs: await buildPrograms({
      argocd: argocdProgram(argocd[0]),
      crossplane: { module: crossplane[0], package: `${crossplane[1]}/cmd/crossplane` },
      providerKubernetes: { module: providerKubernetes[0], package: '.' },
    } satisfies Record<Part, GoProgram>),
    sources: {
      argocd: await moduleFolder(...argocd),
      crossplane: await moduleFolder(...crossplane),
      providerKubernetes: await moduleFolder(...providerKubernetes),
    },
  };
}
