import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EnvironmentInput } from '../../config/model/environment';
import { platform } from '../../config/platform';
import { freePort } from '../../tools/processes/free-port';
import { Processes } from '../../tools/processes/processes';
import { Accounts } from '../accounts/accounts';
import { type ArgoCd, startArgoCd } from '../argocd/argocd';
import { installArgoCd } from '../argocd/install';
import { type Aws, startAws } from '../aws/aws';
import type { Cluster } from '../clusters/cluster';
import { startClusters } from '../clusters/clusters';
import { installCrossplane, startCrossplane } from '../crossplane/crossplane';
import { startFunction } from '../crossplane/function';
import { PackageRegistry } from '../crossplane/package-registry';
import { installPackageRuntime, startPackageRuntime } from '../crossplane/package-runtime';
import { packagesIn } from '../crossplane/packages';
import { startProviders } from '../crossplane/providers';
import { startFargate } from '../fargate/fargate';
import { CertificateAuthority } from '../loopback/certificates';
import { Checkout } from '../repository/checkout';
import { type LoopConfiguration, ownConfiguration } from '../repository/configuration';
import { GitServer } from '../repository/git-server';
import { keepKnownFields } from '../repository/known-fields';
import { TeamRepository } from '../repository/team-repository';
import { withoutCharts } from '../repository/without-charts';
import type { Loop, LoopProps } from './loop';
import { managementAccount, stacksBeforeTheFirstSync } from './prerequisites';
import { type Stop, withStops } from './with-stops';

/** Who would sign the tokens of the management cluster's service accounts if it ran on EKS. */
const issuer = 'https://oidc.eks.us-east-1.amazonaws.com/id/MANAGEMENT';

/** Starts the whole loop and hands it to `use`; whatever started is stopped when that settles. */
export function withLoop<Result>(props: LoopProps, use: (loop: Loop) => Promise<Result>): Promise<Result> {
  return withStops(async (atEnd) => {
    const processes = new Processes(join(props.folder, 'logs'));
    props.report.failOn(processes.died);
    try {
      return await use(await new Start(props, processes, atEnd).all());
    } finally {
      // Before everything else that stops, which would wait for answers of these programs.
      await processes.kill();
    }
  });
}

/** The start of a loop, step by step. */
class Start {
  private readonly authority: CertificateAuthority;
  private readonly certificate: string;
  private readonly configuration: LoopConfiguration;
  private readonly environments: readonly EnvironmentInput[];

  public constructor(
    private readonly props: LoopProps,
    private readonly processes: Processes,
    private readonly atEnd: (stop: Stop) => void,
  ) {
    this.authority = new CertificateAuthority(this.makeFolder('certificates'));
    this.certificate = this.authority.issue('localhost');
    this.configuration = props.configuration ?? ownConfiguration;
    this.environments = this.configuration.environments;
  }

  public async all(): Promise<Loop> {
    const { report, programs } = this.props;
    const git = await GitServer.start(this.makeFolder('git'), this.certificate);
    this.atEnd(() => git.stop());
    const aws = await report.step('AWS', () => this.aws());
    const { management, workload } = await report.step('etcd, API server and controllers of each cluster', () =>
      this.clusters(aws),
    );
    const fargate = await report.step('what runs pods in workload clusters', () => this.fargate(aws, workload));
    const remote = { url: git.url, authority: this.authority.certificate };
    const checkout = await report.step('a checkout that renders', async () => this.checkout(remote));
    const team = new TeamRepository(this.makeFolder('team'), git.teamUrl, this.authority.certificate);
    const registry = await this.registry(checkout);
    const install = this.installer(management, checkout, registry);
    const { processes } = this;
    await report.step('what bootstrap installs', () => install(programs));
    const [{ crossplane, pythonic }, argocd, providers] = await Promise.all([
      report.step('Crossplane and its function', () => this.crossplane(management)),
      report.step('Argo CD', () => this.argocd(management, aws)),
      report.step('the providers', () => startProviders({ programs, management, aws, processes })),
    ]);
    const { environments } = this;
    const accounts = await report.step('what the accounts already have', () => Accounts.start(aws, environments));
    report.readOnFailure([argocd.controller.log, crossplane.log, providers.aws.log]);
    return {
      programs,
      environments,
      management,
      workload,
      fargate,
      checkout,
      team,
      crossplane,
      pythonic,
      argocd,
      providers,
      aws: accounts,
      install,
      registry,
      died: processes.died,
    };
  }

  private checkout(remote: { readonly url: string; readonly authority: string }): Checkout {
    const { root, programs, report } = this.props;
    let isMeasured = false;
    return Checkout.from(
      { root, remote, folder: this.makeFolder('checkout'), files: this.configuration.files },
      (dist) => {
        withoutCharts(dist, remote.url);
        const removed = keepKnownFields(dist, programs.sources.providerAws);
        if (!isMeasured)
          report.measure('fields that the AWS provider of the loop does not know', removed.join(', ') || 'none');
        isMeasured = true;
      },
    );
  }

  /** Returns what puts into a management cluster what the bootstrap, and then Argo CD with Crossplane's chart, put there. */
  private installer(cluster: Cluster, checkout: Checkout, { address }: PackageRegistry): Loop['install'] {
    const registry = { named: platform.packageRegistry.replace(/\/.*$/, ''), address };
    return async ({ crossplane: program, sources }) => {
      await installCrossplane({ program, source: sources.crossplane, cluster, registry });
      await installPackageRuntime(cluster, this.certificate);
      await installArgoCd(cluster.kubectl, sources.argocd, join(checkout.folder, 'dist'));
    };
  }

  private aws(): Promise<Aws> {
    const { authority, processes } = this;
    const accounts = [managementAccount, ...this.environments.map((one) => one.account)];
    const stacks = stacksBeforeTheFirstSync(issuer, this.configuration);
    const folder = this.makeFolder('aws');
    return startAws({ folder, authority, processes, accounts: [...new Set(accounts)], stacks, issuer });
  }

  private clusters(aws: Aws) {
    const { folder, root, programs } = this.props;
    const { atEnd, environments, processes } = this;
    const frontProxy = { name: 'front-proxy', certificate: this.authority.issue('front-proxy') };
    const clusters = join(folder, 'clusters');
    return startClusters({ environments, folder: clusters, root, programs, processes, aws, frontProxy, atEnd });
  }

  private fargate(aws: Aws, workload: Loop['workload']): Promise<Loop['fargate']> {
    const { root, programs } = this.props;
    const { atEnd, certificate, environments, processes } = this;
    const folder = this.makeFolder('fargate');
    return startFargate({ programs, root, folder, atEnd, certificate, environments, processes, aws, workload });
  }

  /** The registry that Crossplane fetches packages from, in place of the one that Git names. */
  private async registry({ folder }: Checkout): Promise<PackageRegistry> {
    const { root, programs } = this.props;
    const packages = packagesIn(join(folder, 'dist'), join(root, 'imports/schemas'), programs.sources);
    const registry = await PackageRegistry.start(packages);
    this.atEnd(() => registry.stop());
    return registry;
  }

  private async crossplane(cluster: Cluster): Promise<Pick<Loop, 'crossplane' | 'pythonic'>> {
    const { programs } = this.props;
    const { authority, certificate, processes } = this;
    const port = await freePort();
    const pythonic = await startFunction({ program: programs.pythonic, port, certificates: certificate, processes });
    const folder = this.makeFolder('crossplane');
    const crossplane = await startCrossplane({ program: programs.crossplane, cluster, authority, folder, processes });
    const runtime = startPackageRuntime(cluster, { 'function-pythonic': `localhost:${port}` });
    this.atEnd(() => runtime.stop());
    return { crossplane, pythonic };
  }

  private argocd({ kubeconfig }: Cluster, aws: Aws): Promise<ArgoCd> {
    const { programs } = this.props;
    const { authority, processes } = this;
    const { argocd: program, sources } = programs;
    const folder = this.makeFolder('argocd');
    return startArgoCd({ program, source: sources.argocd, kubeconfig, authority, aws, folder, processes });
  }

  private makeFolder(name: string): string {
    const folder = join(this.props.folder, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }
}
