import type { Environment } from './environment';
import type { Peering } from './platform';

/** How the management cluster's network reaches an environment's: by a transit gateway, or by a peering of the two. */
export type ManagementWay = {
  /** Address ranges of the management cluster. */
  readonly cidrs: readonly string[];
} & (
  | { readonly by: 'transit gateway'; readonly transitGatewayId: string }
  | { readonly by: 'peering'; readonly peering: Peering }
);

/** The way to an environment; undefined where its cluster is reached over the internet alone. */
export function managementWay({
  platform,
  region,
}: Pick<Environment, 'platform' | 'region'>): ManagementWay | undefined {
  const { network } = platform.management;
  if (network === undefined) return undefined;
  const { cidrs, peering, transitGateways = {} } = network;
  if (peering !== undefined) return { cidrs, by: 'peering', peering };
  const transitGatewayId = transitGateways[region];
  return transitGatewayId === undefined ? undefined : { cidrs, by: 'transit gateway', transitGatewayId };
}
