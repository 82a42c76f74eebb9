import { join } from 'node:path';
import { enginePrograms } from '../../tools/engine/engine-programs';
import { buildPrograms } from '../../tools/programs/build-programs';
import type { GoProgram } from '../../tools/programs/go-program';
import { pinnedVersion } from '../../tools/programs/pinned-version';

/** Paths of the programs that a control plane consists of. */
export interface Programs {
  readonly etcd: string;
  /** Is kube-apiserver, kube-controller-manager or kubectl, by its first argument. */
  readonly kubernetes: string;
  /** Is the CLI or one of Argo CD's components, by the environment variable `ARGOCD_BINARY_NAME`. */
  readonly argocd: string;
  readonly crossplane: string;
  /** The AWS provider with the controllers of the kinds that `dist/` activates. */
  readonly providerAws: string;
  readonly providerKubernetes: string;
  /** Plays kubelets. */
  readonly kwok: string;
  readonly metricsServer: string;
}

const kubernetes = join(__dirname, 'kubernetes');
const argocd = join(__dirname, 'argocd');
const kwok = join(__dirname, 'kwok');
const metricsServer = join(__dirname, 'metrics-server');
const providerAws = join(__dirname, 'provider-aws');
const providerKubernetes = join(__dirname, 'provider-kubernetes');

function kubernetesVariables(): Record<string, string> {
  const gitVersion = pinnedVersion(kubernetes, 'k8s.io/kubernetes');
  const [gitMajor = '', gitMinor = ''] = gitVersion.slice(1).split('.');
  const values = { gitVersion, gitMajor, gitMinor, gitCommit: '', gitTreeState: 'clean' };
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`k8s.io/component-base/version.${name}`, value]),
  );
}

/** Argo CD at the version that the go.mod in a folder pins. Without its variable it would report one that clients warn about. */
export function argocdProgram(module: string): GoProgram {
  const version = pinnedVersion(module, 'github.com/argoproj/argo-cd/v3').slice(1);
  return {
    module,
    package: 'github.com/argoproj/argo-cd/v3/cmd',
    variables: { 'github.com/argoproj/argo-cd/v3/common.version': version },
  };
}

/** kube-apiserver, kube-controller-manager and kubectl. Without its variables each would report a version that clients refuse. */
export const kubernetesProgram: GoProgram = { module: kubernetes, package: '.', variables: kubernetesVariables() };

/** Builds the programs or finds them built; throws ProgramError where Go is missing, too old or fails. */
export async function programs(): Promise<Programs> {
  return buildPrograms({
    etcd: { module: kubernetes, package: 'go.etcd.io/etcd/server/v3' },
    kubernetes: kubernetesProgram,
    argocd: argocdProgram(argocd),
    crossplane: enginePrograms.core,
    providerKubernetes: { module: providerKubernetes, package: '.' },
    kwok: { module: kwok, package: 'sigs.k8s.io/kwok/cmd/kwok' },
    metricsServer: { module: metricsServer, package: 'sigs.k8s.io/metrics-server/cmd/metrics-server' },
    // Last, since it takes the longest: any other failure then comes earlier.
    providerAws: { module: providerAws, package: '.', prepare: './cut' },
  } satisfies Record<keyof Programs, GoProgram>);
}
