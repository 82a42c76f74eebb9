import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EnvironmentInput } from '../../config/model/environment';
import { platform } from '../../config/platform';
import { freePort } from '../../tools/processes/free-port';
import type { Processes } from '../../tools/processes/processes';
import { type ArgoCd, type ArgoCdProps, startArgoCd } from '../argocd/argocd';
import { type Aws, startAws } from '../aws/aws';
import type { Stack } from '../aws/front/options';
import type { Cluster } from '../clusters/cluster';
import { type Clusters, startClusters } from '../clusters/clusters';
import { installCrossplane, startCrossplane } from '../crossplane/crossplane';
import { startFunction } from '../crossplane/function';
import { PackageRegistry } from '../crossplane/package-registry';
import { installPackageRuntime, startPackageRuntime } from '../crossplane/package-runtime';
import { packagesIn } from '../crossplane/packages';
import { startFargate } from '../fargate/fargate';
import { CertificateAuthority } from '../loopback/certificates';
import { type LoopConfiguration, ownConfiguration } from '../repository/configuration';
import { GitServer } from '../repository/git-server';
import type { Loop, LoopProps } from './loop';
import { managementAccount } from './prerequisites';
import type { Stop } from './with-stops';

/** Who would sign the tokens of the management cluster's service accounts if it ran on EKS. */
export const issuer = 'https://oidc.eks.us-east-1.amazonaws.com/id/MANAGEMENT';

/** The parts of a loop. Each starts in a folder of its own, trusts the same authority, and ends when the loop ends. */
export class LoopParts {
  public readonly authority: CertificateAuthority;
  /** Folder with a certificate of `localhost`. */
  public readonly certificate: string;
  public readonly configuration: LoopConfiguration;
  public readonly environments: readonly EnvironmentInput[];

  /** @param atEnd has what was started end with everything else */
  public constructor(
    private readonly props: LoopProps,
    public readonly processes: Processes,
    public readonly atEnd: (stop: Stop) => void,
  ) {
    this.authority = new CertificateAuthority(this.makeFolder('certificates'));
    this.certificate = this.authority.issue('localhost');
    this.configuration = props.configuration ?? ownConfiguration;
    this.environments = this.configuration.environments;
  }

  /** Makes a folder of the loop. */
  public makeFolder(name: string): string {
    const folder = join(this.props.folder, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  /** A Git host with empty repositories. */
  public async git(): Promise<GitServer> {
    const git = await GitServer.start(this.makeFolder('git'), this.certificate);
    this.atEnd(() => git.stop());
    return git;
  }

  /** AWS with the accounts of the configuration, in which people have deployed these stacks. */
  public aws(stacks: readonly Stack[]): Promise<Aws> {
    const { authority, processes } = this;
    const accounts = [...new Set([managementAccount, ...this.environments.map((one) => one.account)])];
    return startAws({ folder: this.makeFolder('aws'), authority, processes, accounts, stacks, issuer });
  }

  /** An empty management cluster, and the clusters that EKS will say it has made. */
  public clusters(aws: Aws): Promise<Clusters> {
    const { root, programs } = this.props;
    const { atEnd, environments, processes } = this;
    const frontProxy = { name: 'front-proxy', certificate: this.authority.issue('front-proxy') };
    const folder = this.makeFolder('clusters');
    return startClusters({ environments, folder, root, programs, processes, aws, frontProxy, atEnd });
  }

  /** What runs pods in workload clusters. */
  public fargate(aws: Aws, workload: Loop['workload']): Promise<Loop['fargate']> {
    const { root, programs } = this.props;
    const { atEnd, certificate, environments, processes } = this;
    const folder = this.makeFolder('fargate');
    return startFargate({ programs, root, folder, atEnd, certificate, environments, processes, aws, workload });
  }

  /** The registry that Crossplane fetches packages from, in place of the one that a `dist/` names. */
  public async registry(dist: string): Promise<PackageRegistry> {
    const { root, programs } = this.props;
    const registry = await PackageRegistry.start(packagesIn(dist, join(root, 'imports/schemas'), programs.sources));
    this.atEnd(() => registry.stop());
    return registry;
  }

  /** Puts into a cluster what Crossplane's chart would put there, of the versions that the programs have. */
  public async installCrossplane(
    cluster: Cluster,
    { address }: PackageRegistry,
    { crossplane: program, sources }: Parameters<Loop['install']>[0],
  ): Promise<void> {
    const registry = { named: platform.packageRegistry.replace(/\/.*$/, ''), address };
    await installCrossplane({ program, source: sources.crossplane, cluster, registry });
    await installPackageRuntime(cluster, this.certificate);
  }

  /** Crossplane and its function, on a cluster that is ready for it. */
  public async crossplane(cluster: Cluster): Promise<Pick<Loop, 'crossplane' | 'pythonic'>> {
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

  /** Argo CD, on a cluster that has its objects. */
  public argocd(cluster: Cluster, aws: Aws, more: Pick<ArgoCdProps, 'serverPort'> = {}): Promise<ArgoCd> {
    const { argocd: program, sources } = this.props.programs;
    const { authority, processes } = this;
    const { kubeconfig } = cluster;
    const folder = this.makeFolder('argocd');
    return startArgoCd({ program, source: sources.argocd, kubeconfig, authority, aws, folder, processes, ...more });
  }
}
