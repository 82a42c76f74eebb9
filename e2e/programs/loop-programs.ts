import { join } from 'node:path';
import { pythonic } from '../../tools/engine/pythonic';
import { moduleFolder } from '../../tools/programs/module-folder';
import { type Programs, programs } from './programs';

/** Folders with the source of programs, which has their definitions. */
export interface Sources {
  readonly crossplane: string;
  readonly argocd: string;
  readonly providerAws: string;
  readonly providerKubernetes: string;
  readonly kwok: string;
}

/** Everything that runs in the loop, built or found. */
export interface LoopPrograms extends Programs {
  /** Command line of the function, without its options. */
  readonly pythonic: readonly [command: string, ...args: string[]];
  readonly sources: Sources;
}

/** Builds or finds every program of the loop; throws where something that this needs is not installed. */
export async function loopPrograms(): Promise<LoopPrograms> {
  return {
    ...(await programs()),
    pythonic: await pythonic(),
    sources: {
      crossplane: await moduleFolder(join(__dirname, '../../tools/engine'), 'github.com/crossplane/crossplane/v2'),
      argocd: await moduleFolder(join(__dirname, 'argocd'), 'github.com/argoproj/argo-cd/v3'),
      providerAws: await moduleFolder(join(__dirname, 'provider-aws'), 'github.com/upbound/provider-aws/v2'),
      providerKubernetes: await moduleFolder(
        join(__dirname, 'provider-kubernetes'),
        'github.com/crossplane-contrib/provider-kubernetes',
      ),
      kwok: await moduleFolder(join(__dirname, 'kwok'), 'sigs.k8s.io/kwok'),
    },
  };
}
