/**
 * Regions where EKS runs Fargate pods, with the prefix that their availability zone ids start with.
 * Source: Amazon EKS user guide, "AWS Fargate considerations"; AWS RAM user guide, "Availability Zone IDs".
 */
export const zonePrefixes: Readonly<Record<string, string>> = {
  'af-south-1': 'afs1',
  'ap-east-1': 'ape1',
  'ap-northeast-1': 'apne1',
  'ap-northeast-2': 'apne2',
  'ap-northeast-3': 'apne3',
  'ap-south-1': 'aps1',
  'ap-south-2': 'aps2',
  'ap-southeast-1': 'apse1',
  'ap-southeast-2': 'apse2',
  'ap-southeast-3': 'apse3',
  'ap-southeast-4': 'apse4',
  'ca-central-1': 'cac1',
  'eu-central-1': 'euc1',
  'eu-central-2': 'euc2',
  'eu-north-1': 'eun1',
  'eu-south-1': 'eus1',
  'eu-south-2': 'eus2',
  'eu-west-1': 'euw1',
  'eu-west-2': 'euw2',
  'eu-west-3': 'euw3',
  'il-central-1': 'ilc1',
  'me-central-1': 'mec1',
  'me-south-1': 'mes1',
  'sa-east-1': 'sae1',
  'us-east-1': 'use1',
  'us-east-2': 'use2',
  'us-west-1': 'usw1',
  'us-west-2': 'usw2',
};

/** Zones in which EKS refuses cluster subnets. Source: Amazon EKS user guide, "VPC and subnet requirements". */
export const refusedZones: readonly string[] = ['use1-az3', 'usw1-az2', 'cac1-az3'];
