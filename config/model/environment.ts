import { z } from 'zod';
import type { Connection } from './connections';
import { zoneSchema } from './entrance';
import { pciExceptionSchema } from './pci-exception';
import type { PlatformInput } from './platform';
import { type Service, serviceOverrideSchema } from './service';
import { webAclSchema } from './web-acl';

/** What a protection level means for the resources of an environment. */
const protections = {
  /** Everything goes when its line goes, and its names are free again at once. */
  disposable: {
    statefulDeletion: true,
    confirmDeletion: false,
    deletionProtection: false,
    imageTagMutability: 'MUTABLE',
    imageScan: { scanType: 'BASIC', scanFrequency: 'SCAN_ON_PUSH' },
    keyDeletionDays: 7,
    secretRecoveryDays: 0,
    backups: false,
  },
  /** Stateful resources outlive a deleted line, a person confirms what goes, and AWS itself refuses to delete them. */
  retained: {
    statefulDeletion: false,
    confirmDeletion: true,
    deletionProtection: true,
    imageTagMutability: 'IMMUTABLE',
    imageScan: { scanType: 'ENHANCED', scanFrequency: 'CONTINUOUS_SCAN' },
    keyDeletionDays: 30,
    secretRecoveryDays: 30,
    backups: true,
  },
} as const;

/** Schema of one environment: which fields there are and of which type; `environment-checks.ts` says which values make sense. */
export const environmentSchema = z.strictObject({
  /** Name of the environment: its namespace on the management cluster and the end of every AWS name. */
  name: z.string(),
  /** AWS account id, 12 digits. */
  account: z.string(),
  /** AWS region. */
  region: z.string(),
  /** Ids of three availability zones: a zone's letter need not be the same place in every account. */
  zones: z.array(z.string()),
  /** Address range of the VPC, at least a /20 where subnets are left out; overlaps no other environment's. */
  vpcCidr: z.string(),
  /**
   * One subnet per zone; those of `egress` are for the proxy, where services reach hosts on the internet.
   * @default - the VPC's /24 blocks 0 to 2 (public), 10 to 12 (private) and 13 to 15 (egress)
   */
  subnets: z
    .strictObject({
      public: z.array(z.string()),
      private: z.array(z.string()),
      egress: z.array(z.string()).optional(),
    })
    .optional(),
  /** Kubernetes minor version of the workload cluster. */
  kubernetesVersion: z.string(),
  /**
   * Address ranges that reach the cluster's API endpoint over the internet, the management cluster's among them: outside
   * of the VPC the endpoint's name then has public addresses. @default - none: the endpoint is private
   */
  publicAccessCidrs: z.array(z.string()).default([]),
  /** ARNs of IAM roles that administer the workload cluster. @default - none but Argo CD's */
  adminRoleArns: z.array(z.string()).default([]),
  /** Groups of the identity provider that see the environment in Argo CD. @default - none but administrators and deployers */
  viewers: z.array(z.string()).default([]),
  /** Groups of the identity provider that deploy the environment in Argo CD, and see it. @default - none but administrators */
  deployers: z.array(z.string()).default([]),
  /**
   * Zones with interface endpoints. Each costs; without one, its pods depend on another zone. Where services reach hosts on
   * the internet, each has a NAT gateway as well. @default 3
   */
  endpointZones: z.int().min(1).max(3).default(3),
  /** Whether cardholder data is processed here, so that PCI DSS applies. @default false */
  cardholderData: z.boolean().default(false),
  /** Requirements of PCI DSS that cardholder data asks for and that are not met yet. @default - none */
  exceptions: z.array(pciExceptionSchema).default([]),
  /** Days that log groups keep their events; a value that CloudWatch accepts. */
  logRetentionDays: z.number(),
  /** Who is told when an alarm rings: e-mail addresses, and URLs that begin with https://. @default - nobody but the dashboard */
  alarmRecipients: z.array(z.string()).default([]),
  /** How well the environment is protected from deletion. */
  protection: z.enum(['disposable', 'retained']).transform((level) => ({ level, ...protections[level] })),
  /**
   * Who may take the lock from the vault of backups, which a retained environment has: with `governance` whoever IAM allows,
   * with `compliance`, three days after it is made, nobody until the last backup has expired, AWS and root included.
   * @default governance
   */
  vaultLock: z.enum(['governance', 'compliance']).optional(),
  /** Branch, tag or commit that Argo CD deploys; with cardholder data the full id of a commit. */
  revision: z.string(),
  /** Whether Argo CD applies a new revision by itself. */
  sync: z.enum(['automatic', 'manual']),
  /** Public zone of Route 53 in the environment's account in which entrances get their names and certificates. @default - none */
  zone: zoneSchema.optional(),
  /** The platform's web ACL, before every entrance from the internet that names none of its own. @default - none */
  webAcl: webAclSchema.optional(),
  /** Changes to services of the catalogue, by service name. @default - none */
  services: z.record(z.string(), serviceOverrideSchema).default({}),
});

/** An environment as it is written in its file. */
export type EnvironmentInput = z.input<typeof environmentSchema>;

/** An environment of the right shape, before anything is derived. */
export type ShapedEnvironment = z.output<typeof environmentSchema>;

/** What a subnet is for: load balancers, pods, or the proxy by which services reach the internet. */
export type SubnetTier = 'egress' | 'private' | 'public';

/** An environment with every default filled in and everything derived that follows from it. */
export interface Environment extends Omit<ShapedEnvironment, 'services' | 'subnets'> {
  /** Subnets by tier, in the order of `zones`. */
  readonly subnets: Readonly<Record<SubnetTier, readonly string[]>>;
  /** The catalogue with this environment's changes. */
  readonly services: readonly Service[];
  /** Who connects to whom, as the services declare it. */
  readonly connections: readonly Connection[];
  /** What all environments share. */
  readonly platform: Platform;
  /** Whether this environment sets what AWS keeps once per account and region. */
  readonly ownsRegion: boolean;
  /** Issuers of pipelines that this environment makes known to its account: of several environments of one the first does. */
  readonly pipelineIssuers: readonly string[];
}

/** What all environments share, with what `charts/controllers/` knows of each controller. */
export interface Platform extends Omit<PlatformInput, 'controllers'> {
  readonly controllers: readonly Controller[];
}

/** A controller of every workload cluster, at its releases. */
export interface Controller extends ControllerDefinition {
  readonly name: string;
  readonly release: PlatformInput['controllers'][string];
}

/** Who signs a project's images with cosign: the identity in the certificate, and who vouches for it. */
export interface Signer {
  readonly identity: string;
  readonly issuer: string;
}

/** A Helm chart that runs on Fargate without a way to the internet, and what it needs for that. */
export interface ControllerDefinition {
  /** Namespace in the workload cluster. */
  readonly namespace: string;
  readonly chart: { readonly repository: string; readonly name: string };
  /** Release of the chart whose defaults were read for `values` and `pods`; a test refuses another in `config/platform.ts`. */
  readonly valuesOf: string;
  /** Repository from which its image is mirrored. */
  readonly image: string;
  /** Whose signature the image of a release must have to be mirrored; `none` where the project signs no images. */
  readonly signature: 'none' | ((release: string) => Signer);
  /** Each kind of pod that the chart makes, all of Fargate's smallest size: its labels, and how many of them run. */
  readonly pods: readonly { readonly labels: Readonly<Record<string, string>>; readonly count: number }[];
  /** Labels by which a Fargate profile selects its pods. @default - none: it selects every pod of the namespace */
  readonly selector?: Readonly<Record<string, string>>;
  /** APIs of AWS that it calls with its own role, by the names of their VPC endpoints. @default - none */
  readonly endpoints?: readonly string[];
  /** Log group in CloudWatch that it writes into. @default - none */
  readonly logGroup?: (environment: Environment) => string;
  /** Whether it calls kubelets; on Fargate each has the address of its pod. @default false */
  readonly asksKubelets?: boolean;
  /** The chart's values. */
  readonly values: (environment: Environment, controller: Controller) => object;
  /** Policy of its role in AWS. @default - none, and it has no role */
  readonly policy?: (environment: Environment) => string;
  /** Where a policy is published that has `*` for resources which AWS could name. @default - nowhere: they are named */
  readonly policySource?: string;
  /** Fields that something other than the chart decides. @default - none */
  readonly ignoreDifferences?: readonly {
    readonly group?: string;
    readonly kind: string;
    readonly name?: string;
    readonly jsonPointers?: string[];
    readonly jqPathExpressions?: string[];
  }[];
}
