import type { PlatformInput } from './model/platform';

/** What all environments share: where the repository lives, which versions run, and which controllers. */
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
    credentials: 'irsa',
    /** Role of the Crossplane providers; it may only assume each environment's provisioner role. */
    crossplaneRoleArn: 'arn:aws:iam::123456789012:role/crossplane-provider-aws',
    /** Role of Argo CD; it may only assume each environment's deployer role. */
    argocdRoleArn: 'arn:aws:iam::123456789012:role/argocd',
    /**
     * Where the cluster is and how the environments are joined to it (decision 19). Without it, each environment needs
     * `publicAccessCidrs`.
     */
    network: {
      /** Address ranges from which Argo CD and Crossplane connect; they overlap no environment's. */
      cidrs: ['10.255.0.0/16'],
      /** Transit gateway of each region that has an environment, shared with the environments' accounts. */
      transitGateways: { 'us-east-1': 'tgw-0123456789abcdef0' },
    },
  },

  /**
   * How people sign in to Argo CD, with OpenID Connect. Without it the shared account `admin` is the only one, as for a
   * trial, and no environment may hold cardholder data.
   */
  signIn: {
    /** Address under which people reach Argo CD. */
    url: 'https://argocd.example.com',
    /** Issuer of the identity provider, to the letter as its tokens say it. */
    issuer: 'https://login.example.com',
    /** Client of the identity provider: a public one, which proves itself with PKCE and has no secret. */
    clientId: 'argocd',
    /** What Argo CD asks the identity provider for; some take no `groups` and put the claim into each token. */
    scopes: ['openid', 'profile', 'email', 'groups'],
    /** Claim of a token that lists a person's groups. */
    groupsClaim: 'groups',
    /** Groups that administer Argo CD, confirm deletions and change Applications; an environment names its other groups. */
    administrators: ['platform-administrators'],
  },

  versions: {
    argocd: 'v3.5.7',
    /** Before v2.4, which mistakes the first answer of function-pythonic v0.6.3 for its last (decision 11). */
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
   * Controllers that run in every workload cluster, each with two releases: that of its Helm chart, and that of the image
   * in its pods. They are equal only by chance; `docs/controllers.md` says how to move them. The digest is what the image
   * of that release is, and alone decides what runs (decision 21). What a controller is and needs is in its file in
   * `charts/controllers/`, with the release of the chart for which that was read.
   */
  controllers: {
    'aws-load-balancer-controller': {
      chart: '3.5.0',
      image: 'v3.5.0',
      digest: 'sha256:298acdff5a571731276aaea3d5cc450a264e4ad710a5bddf3e518f68a3f9f6cb',
    },
    'external-secrets': {
      chart: '2.9.0',
      image: 'v2.9.0',
      digest: 'sha256:44eb290f1c7f5d8f4eec2168cea4a6cfbc72a955c6781eb835e1c40700475dbd',
    },
    'metrics-server': {
      chart: '3.13.0',
      image: 'v0.8.0',
      digest: 'sha256:89258156d0e9af60403eafd44da9676fd66f600c7934d468ccc17e42b199aee2',
    },
    'opentelemetry-collector': {
      chart: '0.133.0',
      image: '0.134.1',
      digest: 'sha256:0000000000000000000000000000000000000000000000000000000000000000',
    },
  },

  /**
   * The proxy by which services reach hosts on the internet (decision 27): the tag of its image, and the digest that alone
   * decides what runs. It runs only where a service declares `hosts`.
   */
  egressProxy: {
    image: '6.10-24.10_beta',
    digest: 'sha256:0000000000000000000000000000000000000000000000000000000000000000',
  },

  /** Resources of a container that states none: a quarter vCPU and what is left of 512 MiB after Fargate's own 256. */
  defaultContainer: { cpu: 0.25, memoryMiB: 256 },
} satisfies PlatformInput;
