/** The zones of a region, by the prefix of their ids and their numbers. */
const zones = (prefix: string, ...numbers: readonly number[]) => numbers.map((number) => `${prefix}-az${number}`);

/**
 * Regions known to run Fargate pods of EKS, each with the ids of its zones in which EKS takes subnets and Fargate runs.
 * An id is one place in every account; a zone's letter need not be. Not there: use1-az3 and cac1-az3, in which EKS takes
 * no subnets; apne1-az3, which has no Fargate; euw2-az4, of which only the first source knows.
 *
 * Sources of the ids: AWS Regions and Availability Zones user guide, "AWS Availability Zones"; Amazon EMR Serverless user
 * guide, "Endpoints and quotas", which lists the zones of every region but me-south-1; cfn-lint 1.58.0, whose
 * `AVAILABILITY_ZONES` has a letter for each zone but euw2-az4. Sources of what runs there: Amazon ECS developer guide,
 * "Supported Regions for Amazon ECS on AWS Fargate"; Amazon EKS user guide, "Subnet requirements for clusters".
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

/**
 * Regions of EKS that an environment cannot have: us-west-1 has Fargate in two zones only, and of the others no source
 * says that EKS runs Fargate pods there. Sources: as above; botocore 1.44.8, `endpoints.json`.
 */
export const otherRegions: readonly string[] = [
  'ap-east-2',
  'ap-southeast-5',
  'ap-southeast-6',
  'ap-southeast-7',
  'ca-west-1',
  'mx-central-1',
  'us-west-1',
];

/** The region of a zone id that is known to run Fargate pods of EKS, undefined where there is none. */
export function regionOf(zone: string): string | undefined {
  return Object.entries(fargateZones).find(([, ids]) => ids.includes(zone))?.[0];
}
