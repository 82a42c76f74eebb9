import { entrancesOf, webAclOf } from '../../../config/model/entrance';
import type { ControllerDefinition, Environment } from '../../../config/model/environment';
import { names } from '../../../config/model/names';
import { helmValues } from '../helm-values';
import policy from './policy.json';

const labels = { 'app.kubernetes.io/name': 'aws-load-balancer-controller' };

/** Stated, so that the capacity of an environment does not depend on what the chart makes by default. */
const replicas = 2;

/** Source: its documentation, "Ingress annotations", `wafv2-acl-name`. */
const looksUpWebAcls = { Effect: 'Allow', Action: ['wafv2:ListWebACLs'], Resource: '*' };

const webAclsOf = (environment: Environment) =>
  environment.services.flatMap(entrancesOf).map((entrance) => webAclOf(entrance, environment));

/**
 * Makes a load balancer for each Ingress.
 *
 * Source: chart of aws/eks-charts; Amazon EKS user guide, "Install AWS Load Balancer Controller with Helm"; the
 * controller's own documentation, "Configuration" and "Using Fargate".
 */
export const awsLoadBalancerController: ControllerDefinition = {
  namespace: 'kube-system',
  chart: { repository: 'https://aws.github.io/eks-charts', name: 'aws-load-balancer-controller' },
  valuesOf: '3.5.0',
  image: 'public.ecr.aws/eks/aws-load-balancer-controller',
  // Nothing in its repository or its documentation signs, or tells how to verify.
  signature: 'none',
  pods: [{ labels, count: replicas }],
  selector: labels,
  endpoints: ['ec2', 'elasticloadbalancing'],
  values: (environment, controller) => ({
    image: helmValues.image(environment, controller),
    // Without it the chart does not render.
    clusterName: names(environment).cluster,
    // By default it asks the instance metadata for region and VPC. Fargate has none, so it would crash.
    region: environment.region,
    // Only AWS knows the id of the VPC; its name is ours.
    vpcTags: { Name: names(environment).vpc },
    // The default is instances, and Fargate's nodes cannot be registered.
    defaultTargetType: 'ip',
    // On by default. Neither has a VPC endpoint, and a call without one hangs.
    enableShield: false,
    enableWaf: false,
    // On by default; its endpoint is there only where a service declares a web ACL.
    enableWafv2: webAclsOf(environment).some((found) => found !== undefined),
    // On by default: it would take over Services of type LoadBalancer, which quotas refuse, and while this controller is
    // down nobody could make a Service in any namespace.
    enableServiceMutatorWebhook: false,
    replicaCount: replicas,
    // None by default, and Fargate may patch both replicas at once.
    podDisruptionBudget: { maxUnavailable: 1 },
    // An upgrade of the chart keeps the certificate.
    keepTLSSecret: true,
    resources: helmValues.smallest(),
    serviceAccount: helmValues.serviceAccount(environment, controller),
  }),
  // Word for word, since anything less fails at some unforeseen moment. Web ACLs are looked up by name only here.
  policy: (environment) =>
    webAclsOf(environment).includes('of the platform')
      ? JSON.stringify({ ...policy, Statement: [...policy.Statement, looksUpWebAcls] }, null, 2)
      : JSON.stringify(policy, null, 2),
  policySource: 'AWS Load Balancer Controller v3.5.0, docs/install/iam_policy.json',
  // The chart makes a new certificate at every rendering; what is in the cluster stays (load balancer controller #4605).
  ignoreDifferences: [
    { kind: 'Secret', name: 'aws-load-balancer-tls', jsonPointers: ['/data'] },
    ...['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'].map((kind) => ({
      group: 'admissionregistration.k8s.io',
      kind,
      jqPathExpressions: ['.webhooks[].clientConfig.caBundle'],
    })),
  ],
};
