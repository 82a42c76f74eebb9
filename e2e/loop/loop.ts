import type { EnvironmentInput } from '../../config/model/environment';
import type { Process } from '../../tools/processes/process';
import type { UnexpectedEnd } from '../../tools/processes/unexpected-end';
import type { Accounts } from '../accounts/accounts';
import type { ArgoCd } from '../argocd/argocd';
import type { Cluster } from '../clusters/cluster';
import type { PackageRegistry } from '../crossplane/package-registry';
import type { Providers } from '../crossplane/providers';
import type { Fargate } from '../fargate/fargate';
import type { LoopPrograms } from '../programs/loop-programs';
import type { Checkout } from '../repository/checkout';
import type { LoopConfiguration } from '../repository/configuration';
import type { TeamRepository } from '../repository/team-repository';
import type { Report } from './report';

/** What it takes to start a loop. */
export interface LoopProps {
  readonly programs: LoopPrograms;
  /** Folder for all its data and logs. */
  readonly folder: string;
  /** Repository that it runs. */
  readonly root: string;
  /** What it deploys. @default - the repository's own configuration */
  readonly configuration?: LoopConfiguration;
  readonly report: Report;
}

/** The loop that users work with: a repository, Argo CD and Crossplane on a management cluster, and workload clusters. */
export interface Loop {
  readonly programs: LoopPrograms;
  /** Environments that have an account and a cluster. */
  readonly environments: readonly EnvironmentInput[];
  readonly management: Cluster;
  /** Workload clusters by the names of their environments. */
  readonly workload: Readonly<Record<string, Cluster>>;
  /** What runs the pods of workload clusters, by the names of their environments. */
  readonly fargate: Readonly<Record<string, Fargate>>;
  readonly checkout: Checkout;
  /** Another repository, of the team of a service; the configuration does not know it until a proof names it there. */
  readonly team: TeamRepository;
  readonly crossplane: Process;
  readonly pythonic: Process;
  readonly argocd: ArgoCd;
  readonly providers: Providers;
  readonly aws: Accounts;
  /**
   * Puts into a management cluster what the bootstrap and Crossplane's chart put there, of the versions that the programs
   * have; where it is there already, that is an upgrade.
   */
  readonly install: (programs: Pick<LoopPrograms, 'crossplane' | 'sources'>) => Promise<void>;
  /** Serves the packages that Crossplane fetches. */
  readonly registry: PackageRegistry;
  /** Resolves when one of its programs has ended unexpectedly. */
  readonly died: Promise<UnexpectedEnd>;
}
