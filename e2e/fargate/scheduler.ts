import { type Json, listAt, stringAt } from '../../objects/json';
import type { KubeObject } from '../../tools/processes/kubectl';
import { callApi } from '../clusters/call-api';
import { listObjects } from '../clusters/list-objects';
import { Repeatedly } from '../clusters/repeatedly';
import type { FargateCluster } from './fargate-cluster';
import type { Images } from './images';
import { fargateNodes, node, nodeOf, type PodSubnet, sizeOfPod } from './nodes';
import { activeProfiles, profileFor, profileLabel } from './profiles';

/** Name of Fargate's scheduler in pods. Source: Amazon EKS user guide, "Simplify compute management with AWS Fargate". */
export const schedulerName = 'fargate-scheduler';

/** Annotation of a pod with an image that cannot be pulled, for whoever plays its kubelet. */
export const missingImage = 'e2e.localhost/missing-image';

const pauseMs = 500;

/**
 * Fargate's scheduler: gives each pod that was handed to it a node of its own, in a subnet of its profile, and takes the
 * node away when the pod is gone. It also finds out whether a pod's images can be pulled.
 */
export class FargateScheduler {
  private readonly rounds: Repeatedly;
  private isHeld = false;
  private started = 0;

  /** Starts at once. */
  public constructor(
    private readonly one: FargateCluster,
    private readonly images: Images,
  ) {
    this.rounds = new Repeatedly(() => this.round(), pauseMs);
  }

  /** Gives no pod a node until it is released, as if Fargate had none. */
  public hold(): void {
    this.isHeld = true;
  }

  /** Gives pods nodes again. */
  public release(): void {
    this.isHeld = false;
  }

  /** Ends after the current round; throws what a round has thrown. */
  public stop(): Promise<void> {
    return this.rounds.stop();
  }

  private async round(): Promise<void> {
    const { cluster } = this.one;
    const [pods, nodes] = await Promise.all([listObjects(cluster, '/api/v1/pods'), listObjects(cluster, fargateNodes)]);
    const own = pods.filter(({ spec }) => spec?.schedulerName === schedulerName);
    const wanted = new Set(own.map(nodeOf));
    const waiting = own.filter(({ metadata, spec }) => !metadata.deletionTimestamp && spec?.nodeName === undefined);
    const failing = own.filter(({ metadata }) => metadata.annotations?.[missingImage] !== undefined);
    await Promise.all([
      ...(this.isHeld ? [] : waiting.map((pod) => this.run(pod))),
      ...failing.map((pod) => this.pullAgain(pod)),
      ...nodes
        .filter(({ metadata }) => !wanted.has(metadata.name))
        .map(({ metadata }) =>
          callApi(cluster, { method: 'DELETE', path: `/api/v1/nodes/${metadata.name}`, fine: [404] }),
        ),
    ]);
  }

  private async run(pod: KubeObject): Promise<void> {
    const { cluster } = this.one;
    const { name, namespace } = pod.metadata;
    const [size, subnet] = [sizeOfPod(pod), await this.subnetOf(pod)];
    if (size === undefined || subnet === undefined) return;
    const missing = await this.missingImageOf(pod);
    const annotations = {
      CapacityProvisioned: `${size.cpu}vCPU ${size.memoryGiB}GB`,
      ...(missing !== undefined && { [missingImage]: missing }),
    };
    const body = node(nodeOf(pod), size, subnet);
    await callApi(cluster, { method: 'POST', path: '/api/v1/nodes', body, fine: [409] });
    // The pod may have gone meanwhile; then so does its node, in the next round.
    await callApi(cluster, {
      method: 'POST',
      path: `/api/v1/namespaces/${namespace}/pods/${name}/binding`,
      fine: [404, 409],
      body: {
        apiVersion: 'v1',
        kind: 'Binding',
        metadata: { name, annotations },
        target: { apiVersion: 'v1', kind: 'Node', name: nodeOf(pod) },
      },
    });
  }

  /** A subnet of the profile that takes a pod, each in turn; undefined where no profile takes it any more. */
  private async subnetOf({ metadata: { namespace = '', labels = {} } }: KubeObject): Promise<PodSubnet | undefined> {
    const { cluster, ask } = this.one;
    const profile = profileFor(await activeProfiles(ask, cluster.name), { namespace, labels });
    if (profile === undefined || profile.name !== labels[profileLabel]) return undefined;
    const id = profile.subnets[this.started++ % profile.subnets.length] ?? '';
    const described: Json = await ask('ec2', 'DescribeSubnets', { SubnetIds: [id] });
    const [subnet] = listAt(described, 'Subnets');
    return { cidr: stringAt(subnet, 'CidrBlock') ?? '', zone: stringAt(subnet, 'AvailabilityZone') ?? '' };
  }

  /** The first image of a pod that cannot be pulled; undefined where all can. */
  private async missingImageOf({ spec }: KubeObject): Promise<string | undefined> {
    const containers = [...listAt(spec, 'initContainers'), ...listAt(spec, 'containers')];
    for (const image of new Set(containers.map((one) => stringAt(one, 'image') ?? ''))) {
      if (!(await this.images.canPull(image))) return image;
    }
    return undefined;
  }

  private async pullAgain(pod: KubeObject): Promise<void> {
    const missing = await this.missingImageOf(pod);
    if (missing === pod.metadata.annotations?.[missingImage]) return;
    const { name, namespace } = pod.metadata;
    await callApi(this.one.cluster, {
      method: 'PATCH',
      fine: [404],
      path: `/api/v1/namespaces/${namespace}/pods/${name}`,
      body: { metadata: { annotations: { [missingImage]: missing ?? null } } },
    });
  }
}
