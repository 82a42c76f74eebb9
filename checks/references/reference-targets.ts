const roles = ['application', 'firehose', 'http', 'lambda', 'sqs'].flatMap((protocol) =>
  ['Failure', 'Success'].map((result) => [`${protocol}${result}FeedbackRoleArnRef`, 'iam Role'] as const),
);
const rule = {
  prefixListIdRef: 'ec2 ManagedPrefixList',
  referencedSecurityGroupIdRef: 'ec2 SecurityGroup',
  securityGroupIdRef: 'ec2 SecurityGroup',
};
const inVpc = { vpcIdRef: 'ec2 VPC' };
const ofBucket = { bucketRef: 's3 Bucket' };
const ofCluster = { clusterNameRef: 'eks Cluster' };

/**
 * The kind that the provider looks a reference up in, by kind and by the reference's path below `spec.forProvider`.
 *
 * Source: provider-upjet-aws v2.7.0, `apis/namespaced/<group>/v1beta1/zz_generated.resolvers.go`.
 */
export const referenceTargets: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'athena Workgroup': { 'configuration.resultConfiguration.encryptionConfiguration.kmsKeyArnRef': 'kms Key' },
  'cloudwatchlogs Group': { kmsKeyIdRef: 'kms Key' },
  'dynamodb Table': { 'replica[].kmsKeyArnRef': 'kms Key', 'serverSideEncryption.kmsKeyArnRef': 'kms Key' },
  'ec2 DefaultSecurityGroup': inVpc,
  'ec2 FlowLog': {
    deliverCrossAccountRoleRef: 'iam Role',
    iamRoleArnRef: 'iam Role',
    logDestinationRef: 'cloudwatchlogs Group',
    subnetIdRef: 'ec2 Subnet',
    vpcIdRef: 'ec2 VPC',
  },
  'ec2 InternetGateway': inVpc,
  'ec2 Route': {
    destinationPrefixListIdRef: 'ec2 ManagedPrefixList',
    egressOnlyGatewayIdRef: 'ec2 EgressOnlyInternetGateway',
    gatewayIdRef: 'ec2 InternetGateway',
    natGatewayIdRef: 'ec2 NATGateway',
    networkInterfaceIdRef: 'ec2 NetworkInterface',
    routeTableIdRef: 'ec2 RouteTable',
    transitGatewayIdRef: 'ec2 TransitGateway',
    vpcEndpointIdRef: 'ec2 VPCEndpoint',
    vpcPeeringConnectionIdRef: 'ec2 VPCPeeringConnection',
  },
  'ec2 RouteTable': inVpc,
  'ec2 RouteTableAssociation': {
    gatewayIdRef: 'ec2 InternetGateway',
    routeTableIdRef: 'ec2 RouteTable',
    subnetIdRef: 'ec2 Subnet',
  },
  'ec2 SecurityGroup': inVpc,
  'ec2 SecurityGroupEgressRule': rule,
  'ec2 SecurityGroupIngressRule': rule,
  'ec2 Subnet': { ipv4IpamPoolIdRef: 'ec2 VPCIpamPool', vpcIdRef: 'ec2 VPC' },
  'ec2 VPC': { ipv4IpamPoolIdRef: 'ec2 VPCIpamPool' },
  'ec2 VPCEndpoint': {
    resourceConfigurationArnRef: 'vpclattice ResourceConfiguration',
    serviceNameRef: 'ec2 VPCEndpointService',
    serviceNetworkArnRef: 'vpclattice ServiceNetwork',
    'subnetConfiguration[].subnetIdRef': 'ec2 Subnet',
    vpcIdRef: 'ec2 VPC',
  },
  'ec2 VPCEndpointRouteTableAssociation': { routeTableIdRef: 'ec2 RouteTable', vpcEndpointIdRef: 'ec2 VPCEndpoint' },
  'ec2 VPCEndpointSecurityGroupAssociation': {
    securityGroupIdRef: 'ec2 SecurityGroup',
    vpcEndpointIdRef: 'ec2 VPCEndpoint',
  },
  'ec2 VPCEndpointSubnetAssociation': { subnetIdRef: 'ec2 Subnet', vpcEndpointIdRef: 'ec2 VPCEndpoint' },
  'ecr LifecyclePolicy': { repositoryRef: 'ecr Repository' },
  'ecr Repository': { 'encryptionConfiguration[].kmsKeyRef': 'kms Key' },
  'eks AccessEntry': { ...ofCluster, principalArnFromRoleRef: 'iam Role' },
  'eks AccessPolicyAssociation': { ...ofCluster, principalArnRef: 'eks AccessEntry' },
  'eks Addon': { ...ofCluster, serviceAccountRoleArnRef: 'iam Role' },
  'eks Cluster': {
    roleArnRef: 'iam Role',
    'vpcConfig.securityGroupIdRefs': 'ec2 SecurityGroup',
    'vpcConfig.subnetIdRefs': 'ec2 Subnet',
  },
  'eks ClusterAuth': ofCluster,
  'eks FargateProfile': { ...ofCluster, podExecutionRoleArnRef: 'iam Role', subnetIdRefs: 'ec2 Subnet' },
  'iam Role': { managedPolicyArnsRefs: 'iam Policy' },
  'iam RolePolicy': { roleRef: 'iam Role' },
  'iam RolePolicyAttachment': { policyArnRef: 'iam Policy', roleRef: 'iam Role' },
  'kms Alias': { targetKeyIdRef: 'kms Key' },
  's3 BucketLifecycleConfiguration': ofBucket,
  's3 BucketOwnershipControls': ofBucket,
  's3 BucketPolicy': ofBucket,
  's3 BucketPublicAccessBlock': ofBucket,
  's3 BucketServerSideEncryptionConfiguration': {
    ...ofBucket,
    'rule[].applyServerSideEncryptionByDefault.kmsMasterKeyIdRef': 'kms Key',
  },
  's3 BucketVersioning': ofBucket,
  'secretsmanager Secret': { kmsKeyIdRef: 'kms Key' },
  'sns Topic': Object.fromEntries(roles),
};

/**
 * The same for references of other kinds and for references below `spec` itself, by their path below `spec`; `*` stands
 * for every managed resource, `composite` for the platform's own API group, `null` for a reference to something that is
 * not in Git or is made by it.
 *
 * Source: crossplane v2.3.4, `apis/pkg/v1/package_runtime_types.go` (runtimeConfigRef names a cluster-scoped object).
 */
export const specReferenceTargets: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  '*': { writeConnectionSecretToRef: null },
  'apiextensions.crossplane.io CompositeResourceDefinition': {
    defaultCompositionRef: 'apiextensions.crossplane.io Composition',
    enforcedCompositionRef: 'apiextensions.crossplane.io Composition',
  },
  'apiextensions.crossplane.io Composition': {
    // Names a kind, not an object.
    compositeTypeRef: null,
    'pipeline[].credentials[].secretRef': 'core Secret',
    'pipeline[].functionRef': 'pkg.crossplane.io Function',
  },
  'external-secrets.io ExternalSecret': { secretStoreRef: 'external-secrets.io SecretStore' },
  'external-secrets.io SecretStore': { 'provider.aws.auth.jwt.serviceAccountRef': 'core ServiceAccount' },
  // A person makes the secret, on the management cluster.
  'aws.m.upbound.io ProviderConfig': { 'credentials.secretRef': null },
  'composite AccountAccess': { 'credentials.secretRef': null },
  // The secret is written by the ClusterAuth of the cluster.
  'kubernetes.m.crossplane.io ProviderConfig': { 'credentials.secretRef': null },
  'pkg.crossplane.io Function': { runtimeConfigRef: 'pkg.crossplane.io DeploymentRuntimeConfig' },
  'pkg.crossplane.io Provider': { runtimeConfigRef: 'pkg.crossplane.io DeploymentRuntimeConfig' },
};
