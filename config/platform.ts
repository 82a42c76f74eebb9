/** What all environments share: where the repository lives, which versions run, and the platform's own controllers. */
export const platform = {
  /** Git repository that Argo CD syncs from. */
  repositoryUrl: 'https://github.com/example/payment-platform.git',

  /** API group of this platform's own composite resources. */
  apiGroup: 'platform.example.org',

  /** Account and cluster in which Argo CD and Crossplane run. */
  management: {
    account: '123456789012',
    /** Role of the Crossplane providers; it may only assume each environment's provisioner role. */
    crossplaneRoleArn: 'arn:aws:iam::123456789012:role/crossplane-provider-aws',
    /** Role of Argo CD; it may only assume each environment's deployer role. */
    argocdRoleArn: 'arn:aws:iam::123456789012:role/argocd',
  },

  /** Name of the role in every environment's account that Crossplane assumes; made before the first sync. */
  provisionerRole: 'crossplane-provisioner',

  versions: {
    /** After v2.6.0, whose VPC endpoint associations are deleted and created again on every reconcile (#2117). */
    providerAws: 'v2.7.0',
    functionPatchAndTransform: 'v0.10.8',
    functionEnvironmentConfigs: 'v0.7.1',
  },

  /** Registry of Crossplane's packages. */
  packageRegistry: 'xpkg.crossplane.io/crossplane-contrib',

  /**
   * Controllers that run in every workload cluster. From this list follow their Fargate profile selectors, the
   * repositories that mirror their images, and the VPC endpoints that they call.
   */
  controllers: [
    {
      name: 'aws-load-balancer-controller',
      namespace: 'kube-system',
      labels: { 'app.kubernetes.io/name': 'aws-load-balancer-controller' },
      endpoints: ['ec2', 'elasticloadbalancing'],
    },
    { name: 'external-secrets', namespace: 'external-secrets', labels: {}, endpoints: ['secretsmanager'] },
    {
      name: 'metrics-server',
      namespace: 'kube-system',
      labels: { 'app.kubernetes.io/name': 'metrics-server' },
      endpoints: [],
    },
    { name: 'opentelemetry-collector', namespace: 'opentelemetry', labels: {}, endpoints: ['logs'] },
  ],

  /** Resources of a container that states none: a quarter vCPU and what is left of 512 MiB after Fargate's own 256. */
  defaultContainer: { cpu: 0.25, memoryMiB: 256 },
} as const;
