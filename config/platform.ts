/** What all environments share: where the repository lives, which versions run, and the platform's own controllers. */
export const platform = {
  /** Git repository that Argo CD syncs from. */
  repositoryUrl: 'https://github.com/example/payment-platform.git',

  /** Branch of what all environments share, `dist/argocd` and `dist/platform`; environments have a revision of their own. */
  revision: 'main',

  /** API group of this platform's own composite resources. */
  apiGroup: 'platform.example.org',

  /** Account and cluster in which Argo CD and Crossplane run. */
  management: {
    /** How the AWS provider proves who it is: `irsa` on EKS, `secret` elsewhere, such as on kind (bootstrap/README.md). */
    credentials: 'irsa' as 'irsa' | 'secret',
    /** Role of the Crossplane providers; it may only assume each environment's provisioner role. */
    crossplaneRoleArn: 'arn:aws:iam::123456789012:role/crossplane-provider-aws',
    /** Role of Argo CD; it may only assume each environment's deployer role. */
    argocdRoleArn: 'arn:aws:iam::123456789012:role/argocd',
  },

  /** Name of the role in every environment's account that Crossplane assumes; made before the first sync. */
  provisionerRole: 'crossplane-provisioner',

  versions: {
    argocd: 'v3.5.1',
    crossplane: 'v2.3.4',
    /** After v2.6.0, whose VPC endpoint associations are deleted and created again on every reconcile (#2117). */
    providerAws: 'v2.7.0',
    providerKubernetes: 'v1.2.1',
    functionPythonic: 'v0.6.3',
  },

  /** Where Argo CD fetches itself (a Git repository) and Crossplane (a repository of Helm charts) from. */
  upstream: {
    argocd: 'https://github.com/argoproj/argo-cd.git',
    crossplane: 'https://charts.crossplane.io/stable',
  },

  /** Registry of Crossplane's packages. */
  packageRegistry: 'xpkg.crossplane.io/crossplane-contrib',

  /**
   * Controllers that run in every workload cluster. From this list follow their Fargate profile selectors, the
   * repositories that mirror their images, and the VPC endpoints that they call. Their pods are of Fargate's smallest
   * size. A chart and its image are released apart: `chart.version` and `image.tag` are two numbers, equal by chance.
   */
  controllers: [
    {
      name: 'aws-load-balancer-controller',
      pods: 2,
      namespace: 'kube-system',
      labels: { 'app.kubernetes.io/name': 'aws-load-balancer-controller' },
      endpoints: ['ec2', 'elasticloadbalancing'],
      chart: { repository: 'https://aws.github.io/eks-charts', name: 'aws-load-balancer-controller', version: '3.5.0' },
      image: { source: 'public.ecr.aws/eks/aws-load-balancer-controller', tag: 'v3.5.0' },
    },
    {
      name: 'external-secrets',
      pods: 5,
      namespace: 'external-secrets',
      labels: {},
      endpoints: ['secretsmanager'],
      chart: { repository: 'https://charts.external-secrets.io', name: 'external-secrets', version: '2.9.0' },
      image: { source: 'ghcr.io/external-secrets/external-secrets', tag: 'v2.9.0' },
    },
    {
      name: 'metrics-server',
      pods: 2,
      namespace: 'kube-system',
      labels: { 'app.kubernetes.io/name': 'metrics-server' },
      endpoints: [],
      chart: {
        repository: 'https://kubernetes-sigs.github.io/metrics-server',
        name: 'metrics-server',
        version: '3.13.0',
      },
      image: { source: 'registry.k8s.io/metrics-server/metrics-server', tag: 'v0.8.0' },
    },
    {
      name: 'opentelemetry-collector',
      pods: 1,
      namespace: 'opentelemetry',
      labels: {},
      endpoints: ['logs'],
      chart: {
        repository: 'https://open-telemetry.github.io/opentelemetry-helm-charts',
        name: 'opentelemetry-collector',
        version: '0.133.0',
      },
      image: { source: 'docker.io/otel/opentelemetry-collector-contrib', tag: '0.133.0' },
    },
  ],

  /** Resources of a container that states none: a quarter vCPU and what is left of 512 MiB after Fargate's own 256. */
  defaultContainer: { cpu: 0.25, memoryMiB: 256 },
} as const;
