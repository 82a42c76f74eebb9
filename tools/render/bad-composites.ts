import type { JsonObject } from '../../objects/json';

/** A mistake in a composite, and the message that reports it. */
export interface BadComposite {
  readonly mistake: string;
  readonly kind: string;
  /** The wrong fields, which replace those of a correct spec. */
  readonly spec: JsonObject;
  readonly message: RegExp;
}

const longName = 'eks-a-service-with-a-very-long-name-irsa-role-of-an-environment-prod';

/** Composites that the XRDs must refuse. */
export const badComposites: readonly BadComposite[] = [
  {
    mistake: 'a role name that IAM does not take',
    kind: 'WorkloadIdentity',
    spec: { roleName: longName },
    message: /roleName.* is longer than the 64 characters that IAM takes — shorten/,
  },
  {
    mistake: 'a policy by its name',
    kind: 'WorkloadIdentity',
    spec: { policyArn: 'eks-payment-irsa-policy-dev' },
    message: /policyArn.* is no ARN of an IAM policy — write arn:aws:iam::/,
  },
  {
    mistake: 'a boundary by its name',
    kind: 'WorkloadIdentity',
    spec: { permissionsBoundary: 'crossplane-boundary-dev' },
    message: /permissionsBoundary.* is no ARN of an IAM policy — write arn:aws:iam::/,
  },
  {
    mistake: 'an unknown field',
    kind: 'WorkloadIdentity',
    spec: { policy: '{}' },
    message: /spec\.policy.*unknown field/,
  },
  {
    mistake: 'a cluster that cannot have such a name',
    kind: 'WorkloadIdentity',
    spec: { clusterName: 'Payment Cluster' },
    message: /clusterName.* is no name of an object — write/,
  },
  {
    mistake: 'no service account',
    kind: 'WorkloadIdentity',
    spec: { serviceAccount: undefined },
    message: /serviceAccount.*Required/,
  },
  {
    mistake: 'an endpoint policy that is not JSON',
    kind: 'GatewayEndpoint',
    spec: { policy: 'allow everything' },
    message: /policy.* is no policy document — write a JSON object/,
  },
  {
    mistake: 'a gateway endpoint of an API without one',
    kind: 'GatewayEndpoint',
    spec: { serviceName: 'com.amazonaws.us-east-1.sqs' },
    message: /serviceName.* has no gateway endpoint — write/,
  },
  {
    mistake: 'an account by its name',
    kind: 'AccountAccess',
    spec: { account: 'production' },
    message: /account.* is no AWS account id — write/,
  },
  {
    mistake: 'a minor version of Valkey',
    kind: 'Cache',
    spec: { version: '8.1' },
    message: /version.* is no major version of Valkey — write one such as 8/,
  },
  {
    mistake: 'snapshots at no time of the day',
    kind: 'Cache',
    spec: { snapshots: { days: 7, time: '24:00' } },
    message: /snapshots\.time.* is no time of the day — write/,
  },
  {
    mistake: 'a role of Argo CD by its name',
    kind: 'ClusterRegistration',
    spec: { roleArn: 'argocd' },
    message: /roleArn.* is no ARN of an IAM role — write arn:aws:iam::/,
  },
  {
    mistake: 'a zone by its path',
    kind: 'HostedEntrance',
    spec: { zoneId: '/hostedzone/Z0123456789ABCDEFGHIJ' },
    message: /zoneId.* is no id of a zone of Route 53 — write one such as/,
  },
  {
    mistake: 'a name that is too long for a certificate',
    kind: 'HostedEntrance',
    spec: { hosts: [{ name: `${'a'.repeat(60)}.example.com`, alarmName: 'certificate' }] },
    message: /hosts\[0\]\.name.* is longer than the 64 characters that ACM takes/,
  },
  {
    mistake: 'a Service where an Ingress is wanted',
    kind: 'HostedEntrance',
    spec: { ingress: { apiVersion: 'v1', kind: 'Service', metadata: { name: 'payment' } } },
    message: /ingress.* is no Ingress — write one/,
  },
  {
    mistake: 'an endpoint that is open to everyone',
    kind: 'EksCluster',
    spec: { publicAccessCidrs: ['0.0.0.0/0'] },
    message: /publicAccessCidrs.* let everyone in — name the ranges/,
  },
  {
    mistake: 'a region that is a zone',
    kind: 'EksCluster',
    spec: { region: 'us-east-1a' },
    message: /region.* is no AWS region — write one such as/,
  },
  {
    mistake: 'a patch version of Kubernetes',
    kind: 'EksCluster',
    spec: { version: '1.35.2' },
    message: /version.* is no minor version of Kubernetes — write/,
  },
  {
    mistake: 'one subnet',
    kind: 'EksCluster',
    spec: { subnetNames: ['eks-vpc-dev-private-use1-az1'] },
    message: /subnetNames.* are fewer than two subnets — EKS wants/,
  },
  {
    mistake: 'a rule between no two groups',
    kind: 'EksCluster',
    spec: {
      securityGroupRules: [{ name: 'r', direction: 'ingress', protocol: 'tcp', port: 53, description: 'dns' }],
    },
    message: /securityGroupRules\[0\].* must have exactly one of groupName and peerName — name/,
  },
];
