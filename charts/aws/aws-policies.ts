/**
 * AWS's own policies that roles here have, and what each allows at most; AWS may add to them, so that whole families of
 * actions are listed where they only read.
 *
 * Source: AWS managed policy reference, pages "AmazonEKSClusterPolicy" and "AmazonEKSFargatePodExecutionRolePolicy".
 */
export const awsPolicies = {
  AmazonEKSClusterPolicy: [
    'autoscaling:DescribeAutoScalingGroups',
    'autoscaling:UpdateAutoScalingGroup',
    'ec2:AttachVolume',
    'ec2:AuthorizeSecurityGroupIngress',
    'ec2:CreateRoute',
    'ec2:CreateSecurityGroup',
    'ec2:CreateTags',
    'ec2:CreateVolume',
    'ec2:DeleteRoute',
    'ec2:DeleteSecurityGroup',
    'ec2:DeleteVolume',
    'ec2:Describe*',
    'ec2:DetachVolume',
    'ec2:ModifyInstanceAttribute',
    'ec2:ModifyVolume',
    'ec2:RevokeSecurityGroupIngress',
    'elasticloadbalancing:*',
    'kms:DescribeKey',
  ],
  AmazonEKSFargatePodExecutionRolePolicy: [
    'ecr:BatchCheckLayerAvailability',
    'ecr:BatchGetImage',
    'ecr:GetAuthorizationToken',
    'ecr:GetDownloadUrlForLayer',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Name of one of AWS's own policies that roles here may have. */
export type AwsPolicy = keyof typeof awsPolicies;
