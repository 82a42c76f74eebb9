import { KubeConfig } from '@kubernetes/client-node';
import { at, stringAt } from '../../checks/json';
import { ApiServer } from './api-server';
import type { ManagedResource } from './managed-resource';
import { connect } from './provider-config';
import { ReconcileError } from './reconcile-error';
import { ResourcePaths } from './resource-paths';
import type { World } from './world';

/** Another API server, and where it serves its objects. */
export interface OtherServer {
  readonly api: ApiServer;
  readonly paths: ResourcePaths;
}

/** Opens the API servers that the ProviderConfigs of provider-kubernetes lead to, each once. */
export class WorkloadApis {
  private readonly servers = new Map<string, Promise<OtherServer>>();

  /** The API server of an Object: by the kubeconfig in the secret of its ProviderConfig. Throws ReconcileError. */
  async of(world: World, resource: ManagedResource): Promise<OtherServer> {
    const kubeconfig = await this.kubeconfigOf(world, resource);
    const server = this.servers.get(kubeconfig) ?? open(kubeconfig);
    this.servers.set(kubeconfig, server);
    return server;
  }

  private async kubeconfigOf(world: World, resource: ManagedResource): Promise<string> {
    const secretRef = at(await connect(world, resource), 'spec', 'credentials', 'secretRef');
    const [namespace, name, key = ''] = ['namespace', 'name', 'key'].map((field) => stringAt(secretRef, field));
    const secret = await world.api.find(`/api/v1/namespaces/${namespace}/secrets/${name}`);
    const data = stringAt(secret, 'data', key);
    if (data !== undefined) return Buffer.from(data, 'base64').toString();
    const reason = secret === undefined ? `secrets "${name}" not found` : `secret "${name}" has no key "${key}"`;
    throw new ReconcileError(
      `connect failed: cannot build kube client for provider config: cannot get credentials: ${reason}`,
    );
  }
}

async function open(kubeconfig: string): Promise<OtherServer> {
  const config = new KubeConfig();
  config.loadFromString(kubeconfig);
  const api = await ApiServer.of(config);
  return { api, paths: new ResourcePaths(api) };
}
