import type { ControllerNeeds } from './controller-needs';
import { mirroredImage } from './mirrored-image';
import { serviceAccountOf } from './service-account';
import { smallestPod } from './smallest-pod';

/**
 * Source: chart of aws/eks-charts; Amazon EKS user guide, "Install AWS Load Balancer Controller with Helm"; the
 * controller's own documentation, "Configuration" and "Using Fargate".
 */
export const awsLoadBalancerController: ControllerNeeds = {
  version: '3.5.0',
  pods: [{ 'app.kubernetes.io/name': 'aws-load-balancer-controller' }],
  values: [
    ['clusterName', ({ name }) => `eks-payment-cluster-${name}`, 'none, and the chart does not render'],
    ['region', ({ region }) => region, 'asked of the instance metadata, which Fargate has not: it crashes'],
    ['vpcTags', ({ name }) => ({ Name: `eks-vpc-${name}` }), 'the VPC of the instance metadata: it crashes'],
    ['defaultTargetType', 'ip', 'instance: nodes of Fargate cannot be registered'],
    ['enableShield', false, 'on: Shield has no VPC endpoint, and its calls hang'],
    ['enableWaf', false, 'on: WAF Classic has no VPC endpoint, and its calls hang'],
    [
      'enableWafv2',
      ({ services }) => services.some(({ ingress }) => ingress?.webAclArn !== undefined),
      'on: its endpoint is there only where a service declares a web ACL',
    ],
    ['enableServiceMutatorWebhook', false, 'on: no Service of any namespace is made while this controller is away'],
    ['replicaCount', 2, 'as many as the chart likes, whatever the capacity of the environment counts'],
    ['podDisruptionBudget', { maxUnavailable: 1 }, 'none: Fargate may patch both replicas at once'],
    ...mirroredImage('image', 'aws-load-balancer-controller', 'v3.5.0'),
    smallestPod('resources'),
    ...serviceAccountOf('aws-load-balancer-controller'),
  ],
};
