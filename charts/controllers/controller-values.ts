import type { Environment } from '../../config/model/environment';
import { names } from '../../config/model/names';
import type { Controller } from '../../config/model/platform';
import { Aws } from '../aws/aws';
import { smallestPod } from '../aws/smallest-pod';
import { containerInsights } from './container-insights';

/** New objects each time, since YAML would write a second use of the same one as a reference to the first. */
const smallest = () => ({ requests: { ...smallestPod }, limits: { ...smallestPod } });

/** What the restricted pod security standard asks of a container. */
const restricted = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
};

/**
 * Helm values with which each controller runs on Fargate: no instance metadata to ask for region and VPC, no port
 * 10250, which the kubelet has, and no image from a registry that no endpoint reaches.
 */
export const controllerValues: Readonly<Record<Controller['name'], (environment: Environment) => object>> = {
  'aws-load-balancer-controller': (environment) => ({
    image: image('aws-load-balancer-controller', environment),
    clusterName: names(environment).cluster,
    region: environment.region,
    // The id of the VPC is known only to AWS; its name is ours.
    vpcTags: { Name: names(environment).vpc },
    defaultTargetType: 'ip',
    // Neither has a VPC endpoint, and a call without one hangs; the third has one where a service declares a web ACL.
    enableShield: false,
    enableWaf: false,
    enableWafv2: environment.services.some(({ ingress }) => ingress?.webAclArn !== undefined),
    // It would claim Services of type LoadBalancer, which quotas refuse, and every Service would wait for its webhook.
    enableServiceMutatorWebhook: false,
    replicaCount: 2,
    podDisruptionBudget: { maxUnavailable: 1 },
    keepTLSSecret: true,
    resources: smallest(),
    serviceAccount: serviceAccount('aws-load-balancer-controller', environment),
  }),
  'external-secrets': (environment) => ({
    image: image('external-secrets', environment),
    replicaCount: 2,
    leaderElect: true,
    podDisruptionBudget: { enabled: true, minAvailable: 1 },
    resources: smallest(),
    webhook: {
      image: image('external-secrets', environment),
      port: 9443,
      replicaCount: 2,
      podDisruptionBudget: { enabled: true, minAvailable: 1 },
      resources: smallest(),
    },
    certController: { image: image('external-secrets', environment), replicaCount: 1, resources: smallest() },
  }),
  'metrics-server': (environment) => ({
    image: image('metrics-server', environment),
    containerPort: 10251,
    // The chart's own, less the host names of kubelets, which need not resolve on Fargate.
    defaultArgs: [
      '--cert-dir=/tmp',
      '--kubelet-preferred-address-types=InternalIP',
      '--kubelet-use-node-status-port',
      '--metric-resolution=15s',
    ],
    apiService: { create: true },
    replicas: 2,
    podDisruptionBudget: { enabled: true, minAvailable: 1 },
    resources: smallest(),
  }),
  'opentelemetry-collector': (environment) => ({
    image: image('opentelemetry-collector', environment),
    // One that scrapes all nodes: two would count everything twice, which a Deployment's rolling update has for a while.
    mode: 'statefulset',
    command: { name: 'otelcol-contrib' },
    replicaCount: 1,
    // Nothing sends to it, and a Service without ports is refused.
    service: { enabled: false },
    resources: smallest(),
    securityContext: restricted,
    serviceAccount: serviceAccount('opentelemetry-collector', environment),
    ...containerInsights(environment),
  }),
};

function image(controller: Controller['name'], environment: Environment) {
  const registry = `${environment.account}.dkr.ecr.${environment.region}.amazonaws.com`;
  const tag = environment.platform.controllers.find(({ name }) => name === controller)?.image.tag;
  return { repository: `${registry}/${names(environment).platformRepository(controller)}`, tag };
}

function serviceAccount(controller: Controller['name'], environment: Environment) {
  const role = new Aws(environment).iamArn(`role/${names(environment).irsaRole(controller)}`);
  return { create: true, name: controller, annotations: { 'eks.amazonaws.com/role-arn': role } };
}
