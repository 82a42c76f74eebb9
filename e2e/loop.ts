import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readDist } from '../checks/dist';
import { readImportedSchemas } from '../checks/imported-schemas';
import { platform } from '../config/platform';
import { crdOf } from '../tools/crd';
import { freePort } from '../tools/programs/free-port';
import { type ArgoCd, startArgoCd } from './argocd';
import { CertificateAuthority } from './certificates';
import { Checkout } from './checkout';
import { startCrossplane } from './crossplane';
import { GitServer } from './git-server';
import { installArgoCd } from './install-argocd';
import type { LoopPrograms } from './loop-programs';
import { PackageRegistry } from './package-registry';
import { startPackageRuntime } from './package-runtime';
import { packagesOf } from './packages';
import type { Process } from './process';
import { Processes } from './processes';
import { startFunction } from './pythonic';
import type { Report } from './report';
import { type RunningCluster, startClusters } from './running-cluster';
import { startStandIn } from './stand-in';
import type { UnexpectedEnd } from './unexpected-end';
import { type Stop, withStops } from './with-stops';
import { startWorkloadControllers } from './workload-controllers';

/** What a loop is made of. */
export interface LoopProps {
  readonly programs: LoopPrograms;
  /** Folder for all its data and logs. */
  readonly folder: string;
  /** Repository that it runs. */
  readonly root: string;
  readonly report: Report;
  /** Seed of everything random in it. */
  readonly seed: number;
}

/** The loop that users live in: a repository, Argo CD and Crossplane on a management cluster, and workload clusters. */
export interface Loop {
  readonly management: RunningCluster;
  /** Workload clusters by the names of their environments. */
  readonly workload: Readonly<Record<string, RunningCluster>>;
  readonly checkout: Checkout;
  readonly crossplane: Process;
  readonly pythonic: Process;
  readonly argocd: ArgoCd;
  readonly standIn: Process;
  /** File in which the stand-in for AWS says what it has made. */
  readonly inventory: string;
  /** Resolves when one of its programs has ended unexpectedly. */
  readonly died: Promise<UnexpectedEnd>;
}

/** Starts the whole loop, hands it to `use`, and has stopped all of it, however far it got, when that settles. */
export function withLoop<Result>(props: LoopProps, use: (loop: Loop) => Promise<Result>): Promise<Result> {
  return withStops(async (atEnd) => {
    const processes = new Processes(join(props.folder, 'logs'));
    props.report.failOn(processes.died);
    try {
      return await use(await new Start(props, processes, atEnd).all());
    } finally {
      // Before the rest, which would wait for answers of programs.
      await processes.kill();
    }
  });
}

/** The way up, step by step. */
class Start {
  private readonly authority: CertificateAuthority;
  private readonly certificate: string;

  public constructor(
    private readonly props: LoopProps,
    private readonly processes: Processes,
    private readonly atEnd: (stop: Stop) => void,
  ) {
    this.authority = new CertificateAuthority(this.made('certificates'));
    this.certificate = this.authority.issue('localhost');
  }

  public async all(): Promise<Loop> {
    const { report, root, programs, folder, seed } = this.props;
    const git = await GitServer.start(this.made('git'), this.certificate);
    this.atEnd(() => git.stop());
    const { management, workload } = await report.step('etcd, API server and controllers of each cluster', () =>
      this.clusters(),
    );
    const remote = { url: git.url, authority: this.authority.certificate };
    const checkout = await report.step('a checkout that renders', async () =>
      Checkout.from(root, this.made('checkout'), remote),
    );
    const inventory = join(folder, 'inventory.json');
    const { processes } = this;
    const [{ crossplane, pythonic }, argocd, standIn] = await Promise.all([
      report.step('Crossplane and its function', () => this.crossplane(management)),
      report.step('Argo CD', async () => {
        await installArgoCd(management.kubectl, programs.sources.argocd, join(checkout.folder, 'dist'));
        return this.argocd(management, workload);
      }),
      report.step('the stand-in for AWS', () => startStandIn({ management, workload, inventory, processes, seed })),
    ]);
    report.readOnFailure([argocd.controller.log, crossplane.log, standIn.log]);
    return { management, workload, checkout, crossplane, pythonic, argocd, standIn, inventory, died: processes.died };
  }

  private async clusters() {
    const { folder, root, programs } = this.props;
    const clusters = await startClusters(join(folder, 'clusters'), root, programs, this.processes);
    for (const cluster of Object.values(clusters.workload)) {
      const controllers = startWorkloadControllers(cluster);
      this.atEnd(() => controllers.stop());
    }
    return clusters;
  }

  private async crossplane(cluster: RunningCluster): Promise<Pick<Loop, 'crossplane' | 'pythonic'>> {
    const { root, programs } = this.props;
    const { authority, certificate, processes } = this;
    const objects = readDist(join(root, 'dist')).objects.map(({ body }) => body);
    const crds = readImportedSchemas(join(root, 'imports/schemas')).map(crdOf);
    const registry = await PackageRegistry.start(packagesOf(objects, crds));
    this.atEnd(() => registry.stop());
    const port = await freePort();
    const pythonic = await startFunction({ program: programs.pythonic, port, certificates: certificate, processes });
    const crossplane = await startCrossplane({
      program: programs.crossplane,
      source: programs.sources.crossplane,
      cluster,
      authority,
      registry: { named: platform.packageRegistry.replace(/\/.*$/, ''), address: registry.address },
      folder: this.made('crossplane'),
      processes,
    });
    const functions = { 'function-pythonic': `localhost:${port}` };
    const runtime = await startPackageRuntime(cluster, certificate, functions);
    this.atEnd(() => runtime.stop());
    return { crossplane, pythonic };
  }

  private argocd({ kubeconfig }: RunningCluster, workload: Loop['workload']): Promise<ArgoCd> {
    const { programs } = this.props;
    const { authority, processes } = this;
    const tokens = Object.fromEntries(Object.values(workload).map(({ name, token }) => [name, token]));
    const folder = this.made('argocd');
    return startArgoCd({
      program: programs.argocd,
      source: programs.sources.argocd,
      kubeconfig,
      authority,
      tokens,
      folder,
      processes,
    });
  }

  private made(name: string): string {
    const folder = join(this.props.folder, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }
}
