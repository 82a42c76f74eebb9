import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { at, isObject } from '../checks/json';
import { type Kubectl, KubectlError, type KubeObject } from './kubectl';

const intervalMs = 1000;
const tlsSecret = 'package-tls';

/**
 * The external package runtime that Crossplane's `--package-runtime=External` leaves to somebody else: says of each
 * package revision that its program runs, and of a function's revision where.
 */
export class PackageRuntime {
  private stopped = false;
  private readonly loop: Promise<void>;

  private constructor(
    private readonly kubectl: Kubectl,
    private readonly functions: Readonly<Record<string, string>>,
  ) {
    this.loop = this.watch();
  }

  /**
   * Watches until it is stopped; `functions` has the address of each function by its package's name, `certificate` is the
   * folder of the certificate that they serve with.
   */
  public static async start(
    kubectl: Kubectl,
    certificate: string,
    functions: Readonly<Record<string, string>>,
  ): Promise<PackageRuntime> {
    const files = ['ca.crt', 'tls.crt', 'tls.key'].map((file) => `--from-file=${join(certificate, file)}`);
    await kubectl.run(['create', 'secret', 'generic', tlsSecret, '--namespace=crossplane-system', ...files]);
    return new PackageRuntime(kubectl, functions);
  }

  /** Ends the watch. */
  public async stop(): Promise<void> {
    this.stopped = true;
    await this.loop;
  }

  private async watch(): Promise<void> {
    while (!this.stopped) {
      try {
        for (const kind of ['providerrevisions.pkg.crossplane.io', 'functionrevisions.pkg.crossplane.io']) {
          for (const revision of await this.kubectl.list(kind)) await this.publish(kind, revision);
        }
      } catch (error) {
        // An API server that is being killed answers again; the next round asks it.
        if (!(error instanceof KubectlError)) throw error;
      }
      await sleep(intervalMs);
    }
  }

  private async publish(kind: string, { metadata, status }: KubeObject): Promise<void> {
    const conditions = Array.isArray(status?.conditions) ? status.conditions.filter(isObject) : [];
    const endpoint = this.functions[metadata.labels?.['pkg.crossplane.io/package'] ?? ''];
    if (conditions.some(({ type }) => type === 'RuntimeHealthy') && at(status, 'endpoint') === endpoint) return;
    const healthy = {
      type: 'RuntimeHealthy',
      status: 'True',
      reason: 'HealthyPackageRevision',
      lastTransitionTime: new Date().toISOString(),
    };
    await this.kubectl.mergeStatus(kind, metadata.name, {
      conditions: [...conditions.filter(({ type }) => type !== 'RuntimeHealthy'), healthy],
      // Crossplane establishes nothing for a package without one.
      tlsServerSecretName: tlsSecret,
      ...(endpoint !== undefined && { endpoint }),
    });
  }
}
