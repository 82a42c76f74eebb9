/** The zones of a region, by the prefix of their ids and their numbers. */
const zones = (prefix: string, ...numbers: readonly number[]) => numbers.map((number) => `${prefix}-az${number}`);

/**
 * Regions where EKS runs Fargate pods, each with the ids of its zones in which it takes subnets and Fargate has capacity.
 * Left out are use1-az3 and cac1-az3, in which EKS takes no subnets, and apne1-az3, which has no Fargate.
 *
 * Source: Amazon EKS user guide, "AWS Fargate considerations" and "VPC and subnet requirements"; Amazon ECS developer
 * guide, "Supported Regions for Amazon ECS on AWS Fargate"; AWS RAM user guide, "Availability Zone IDs".
 */
export const fargateZones: Readonly<Record<string, readonly string[]>> = {
  'af-south-1': zones('afs1', 1, 2, 3),
  'ap-east-1': zones('ape1', 1, 2, 3),
  'ap-northeast-1': zones('apne1', 1, 2, 4),
  'ap-northeast-2': zones('apne2', 1, 2, 3, 4),
  'ap-northeast-3': zones('apne3', 1, 2, 3),
  'ap-south-1': zones('aps1', 1, 2, 3),
  'ap-south-2': zones('aps2', 1, 2, 3),
  'ap-southeast-1': zones('apse1', 1, 2, 3),
  'ap-southeast-2': zones('apse2', 1, 2, 3),
  'ap-southeast-3': zones('apse3', 1, 2, 3),
  'ap-southeast-4': zones('apse4', 1, 2, 3),
  'ca-central-1': zones('cac1', 1, 2, 4),
  'eu-central-1': zones('euc1', 1, 2, 3),
  'eu-central-2': zones('euc2', 1, 2, 3),
  'eu-north-1': zones('eun1', 1, 2, 3),
  'eu-south-1': zones('eus1', 1, 2, 3),
  'eu-south-2': zones('eus2', 1, 2, 3),
  'eu-west-1': zones('euw1', 1, 2, 3),
  'eu-west-2': zones('euw2', 1, 2, 3),
  'eu-west-3': zones('euw3', 1, 2, 3),
  'il-central-1': zones('ilc1', 1, 2, 3),
  'me-central-1': zones('mec1', 1, 2, 3),
  'me-south-1': zones('mes1', 1, 2, 3),
  'sa-east-1': zones('sae1', 1, 2, 3),
  'us-east-1': zones('use1', 1, 2, 4, 5, 6),
  'us-east-2': zones('use2', 1, 2, 3),
  'us-west-2': zones('usw2', 1, 2, 3, 4),
};

/** Regions that have Fargate in fewer zones than an environment needs. Source: as above. */
export const tooSmallRegions: readonly string[] = ['us-west-1'];

/** The region of a zone id in which EKS runs Fargate pods, undefined where there is none. */
export function regionOf(zone: string): string | undefined {
  return Object.entries(fargateZones).find(([, ids]) => ids.includes(zone))?.[0];
}
