import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { at, isObject, type Json, type JsonObject, listAt, stringAt, stringsAt } from '../../objects/json';
import { type Labels, selects } from '../../objects/label-selector';
import type { Cluster } from '../clusters/cluster';
import { listObjects } from '../clusters/list-objects';
import type { FargateCluster } from './fargate-cluster';
import { activeProfiles, profileFor, profileLabel } from './profiles';
import { schedulerName } from './scheduler';

/** Annotation with the ids of a pod's groups. Source: aws/amazon-vpc-resource-controller-k8s. */
export const groupsAnnotation = 'fargate.amazonaws.com/pod-sg';

/**
 * What EKS changes about pods while API servers admit them: it hands those that a Fargate profile selects to Fargate's
 * scheduler, and writes into them the groups of the SecurityGroupPolicies that select them.
 */
export class PodAdmission {
  private constructor(
    private readonly server: Server,
    private readonly certificate: string,
    private readonly clusters: Map<string, FargateCluster>,
  ) {}

  /** Starts to listen on loopback; the folder of a certificate has `tls.crt`, `tls.key` and `ca.crt`. */
  public static async start(certificate: string): Promise<PodAdmission> {
    const clusters = new Map<string, FargateCluster>();
    const [cert, key] = ['tls.crt', 'tls.key'].map((file) => readFileSync(join(certificate, file)));
    const server = createServer({ cert, key }, (request, response) => {
      review(clusters, request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new PodAdmission(server, certificate, clusters);
  }

  /** Has a cluster ask about each pod. */
  public async admit(one: FargateCluster): Promise<void> {
    const { name, kubectl } = one.cluster;
    this.clusters.set(name, one);
    const { port } = this.server.address() as AddressInfo;
    const webhook = {
      name: 'pods.eks.localhost',
      clientConfig: {
        url: `https://127.0.0.1:${port}/${name}`,
        caBundle: readFileSync(join(this.certificate, 'ca.crt')).toString('base64'),
      },
      rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }],
      admissionReviewVersions: ['v1'],
      sideEffects: 'None',
      failurePolicy: 'Fail',
    };
    await kubectl.apply(
      JSON.stringify({
        apiVersion: 'admissionregistration.k8s.io/v1',
        kind: 'MutatingWebhookConfiguration',
        metadata: { name: 'eks' },
        webhooks: [webhook],
      }),
    );
  }

  /** Stops listening. */
  public stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

async function review(
  clusters: ReadonlyMap<string, FargateCluster>,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { request } = (await json(incoming)) as { readonly request: JsonObject };
  const one = clusters.get(incoming.url?.slice(1).replace(/\?.*$/, '') ?? '');
  if (one === undefined) throw new Error(`no such cluster (${incoming.url})`);
  const patch = await changes(one, stringAt(request, 'namespace') ?? '', request.object);
  const answer = {
    uid: request.uid,
    allowed: true,
    patchType: 'JSONPatch',
    patch: Buffer.from(JSON.stringify(patch)).toString('base64'),
  };
  response
    .writeHead(200, { 'content-type': 'application/json' })
    .end(JSON.stringify({ apiVersion: 'admission.k8s.io/v1', kind: 'AdmissionReview', response: answer }));
}

/** The changes of a pod, as a JSON patch. */
async function changes({ cluster, ask }: FargateCluster, namespace: string, pod: Json | undefined): Promise<Json> {
  const labels = stringsAt(pod, 'metadata', 'labels');
  const profile = profileFor(await activeProfiles(ask, cluster.name), { namespace, labels });
  if (profile === undefined) return [];
  // Whatever the pod itself says of its groups does not count.
  const { [groupsAnnotation]: _said, ...annotations } = stringsAt(pod, 'metadata', 'annotations');
  const groups = await groupsOf(cluster, namespace, labels, stringAt(pod, 'spec', 'serviceAccountName'));
  const given = groups.length === 0 ? annotations : { ...annotations, [groupsAnnotation]: groups.join(',') };
  return [
    { op: 'add', path: '/metadata/labels', value: { ...labels, [profileLabel]: profile.name } },
    { op: 'add', path: '/metadata/annotations', value: given },
    { op: 'add', path: '/spec/schedulerName', value: schedulerName },
  ];
}

/** Ids of the groups that the SecurityGroupPolicies of a namespace give a pod. Source: that of the annotation. */
async function groupsOf(
  cluster: Cluster,
  namespace: string,
  labels: Labels,
  serviceAccount = 'default',
): Promise<readonly string[]> {
  const policies = await listObjects(
    cluster,
    `/apis/vpcresources.k8s.aws/v1beta1/namespaces/${namespace}/securitygrouppolicies`,
  );
  if (policies.length === 0) return [];
  const accounts = await listObjects(cluster, `/api/v1/namespaces/${namespace}/serviceaccounts`);
  const account = accounts.find(({ metadata }) => metadata.name === serviceAccount);
  const selecting = policies.filter(({ spec }) => {
    const [pods, serviceAccounts] = [at(spec, 'podSelector'), at(spec, 'serviceAccountSelector')];
    return (
      (isObject(pods) || isObject(serviceAccounts)) &&
      (!isObject(pods) || selects(pods, labels)) &&
      (!isObject(serviceAccounts) || selects(serviceAccounts, account?.metadata.labels ?? {}))
    );
  });
  const ids = selecting.flatMap(({ spec }) => listAt(spec, 'securityGroups', 'groupIds'));
  return [...new Set(ids.filter((id) => typeof id === 'string'))];
}
