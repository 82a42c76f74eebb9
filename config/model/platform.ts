import { z } from 'zod';

const text = z.string();

/** Schema of the management cluster's VPC as the other end of a peering, and of the role that may write there. */
export const peeringSchema = z.strictObject({
  vpcId: text,
  region: text,
  roleArn: text,
  routeTableIds: z.array(text).min(1),
});

/** The management cluster's VPC as the other end of a peering. */
export type Peering = z.output<typeof peeringSchema>;

/** Schema of the management cluster's network, and of how it is joined to the network of each environment. */
export const managementNetworkSchema = z.strictObject({
  cidrs: z.array(text).min(1),
  transitGateways: z.record(text, text).optional(),
  peering: peeringSchema.optional(),
});

/** Schema of the account and cluster in which Argo CD and Crossplane run. */
export const managementSchema = z.strictObject({
  credentials: z.enum(['irsa', 'secret']),
  crossplaneRoleArn: text,
  argocdRoleArn: text,
  network: managementNetworkSchema.optional(),
});

/** Schema of how people sign in to Argo CD. */
export const signInSchema = z.strictObject({
  url: text,
  issuer: text,
  clientId: text,
  scopes: z.array(text),
  groupsClaim: text,
  administrators: z.array(text).min(1),
});

/** How people sign in to Argo CD, and who administers it. */
export type SignIn = z.output<typeof signInSchema>;

/** Schema of the versions of what runs on the management cluster. */
export const versionsSchema = z.strictObject({
  argocd: text,
  crossplane: text,
  providerAws: text,
  providerKubernetes: text,
  functionPythonic: text,
});

/** Schema of where Argo CD fetches itself and Crossplane from. */
export const upstreamSchema = z.strictObject({ argocd: text, crossplane: text });

/** Schema of the releases of a controller, and of the digest of its image. */
export const releaseSchema = z.strictObject({ chart: text, image: text, digest: text });

/** Schema of an image: its tag, and its digest. */
export const imageSchema = z.strictObject({ image: text, digest: text });

/** Schema of what all environments share; `config/platform.ts` says what each field is. */
export const platformSchema = z.strictObject({
  repositoryUrl: text,
  revision: text,
  apiGroup: text,
  management: managementSchema,
  signIn: signInSchema.optional(),
  versions: versionsSchema,
  upstream: upstreamSchema,
  packageRegistry: text,
  controllers: z.record(text, releaseSchema),
  egressProxy: imageSchema,
  defaultContainer: z.strictObject({ cpu: z.number().positive(), memoryMiB: z.int().positive() }),
});

/** What all environments share, as it is written in `config/platform.ts`. */
export type PlatformInput = z.output<typeof platformSchema>;
