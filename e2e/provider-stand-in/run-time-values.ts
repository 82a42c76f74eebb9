import { type Json, type JsonObject, stringAt } from '../../checks/json';
import { defaultSecurityGroup } from './default-security-group';
import type { Identity, Location } from './identify';
import { invented } from './invented';

/** The API server of a workload cluster. */
export interface WorkloadEndpoint {
  /** URL of the API server. */
  readonly url: string;
  /** The API server's certificate authority, base64 of PEM. */
  readonly certificateAuthority: string;
}

/** What the values that AWS invents for an external resource depend on. */
export interface RunTimeContext extends Identity, Location {
  /** `spec.forProvider`, resolved. */
  readonly parameters: JsonObject;
  /** API servers of the workload clusters, by their names in EKS. */
  readonly workloads: ReadonlyMap<string, WorkloadEndpoint>;
}

type Values = (context: RunTimeContext) => JsonObject;

const seed = ({ account, externalName }: RunTimeContext, what: string) =>
  invented(`${account} ${externalName} ${what}`);
const ownerId: Values = ({ account }) => ({ ownerId: account });
const registryId: Values = ({ account }) => ({ registryId: account });
const groupRule: Values = ({ externalName }) => ({ securityGroupRuleId: externalName });

const cluster: Values = (context) => ({
  status: 'ACTIVE',
  endpoint: context.workloads.get(context.externalName)?.url,
  certificateAuthority: [{ data: context.workloads.get(context.externalName)?.certificateAuthority }],
  identity: [
    { oidc: [{ issuer: `https://oidc.eks.${context.region}.amazonaws.com/id/${seed(context, 'oidc').hex32}` }] },
  ],
  platformVersion: 'eks.1',
  vpcConfig: { clusterSecurityGroupId: `sg-${seed(context, 'cluster security group').hex17}` },
});

const endpoint: Values = (context) => {
  const { parameters, region } = context;
  if (stringAt(parameters, 'vpcEndpointType') === 'Gateway') {
    // A prefix list belongs to a service in a region, not to an endpoint.
    const list = invented(`prefix list ${region} ${stringAt(parameters, 'serviceName')}`).hex17;
    return { ownerId: context.account, prefixListId: `pl-${list}`, state: 'available' };
  }
  const name = `${context.externalName}.${stringAt(parameters, 'serviceName')}.vpce.amazonaws.com`;
  const entry: Json = { dnsName: name, hostedZoneId: `Z${seed(context, 'zone').hex17.toUpperCase()}` };
  return { ownerId: context.account, state: 'available', dnsEntry: [entry] };
};

const vpc: Values = (context) => {
  const table = `rtb-${seed(context, 'main route table').hex17}`;
  return {
    ...ownerId(context),
    defaultNetworkAclId: `acl-${seed(context, 'default acl').hex17}`,
    defaultRouteTableId: table,
    defaultSecurityGroupId: defaultSecurityGroup(context.account, context.externalName),
    mainRouteTableId: table,
  };
};

const values: Readonly<Record<string, Values>> = {
  'ec2 DefaultSecurityGroup': ownerId,
  'ec2 InternetGateway': ownerId,
  'ec2 RouteTable': ownerId,
  'ec2 SecurityGroup': ownerId,
  'ec2 SecurityGroupEgressRule': groupRule,
  'ec2 SecurityGroupIngressRule': groupRule,
  'ec2 Subnet': ownerId,
  'ec2 VPC': vpc,
  'ec2 VPCEndpoint': endpoint,
  'ecr LifecyclePolicy': registryId,
  'ecr RegistryScanningConfiguration': registryId,
  'ecr Repository': ({ account, region, externalName }) => ({
    registryId: account,
    repositoryUrl: `${account}.dkr.ecr.${region}.amazonaws.com/${externalName}`,
  }),
  'eks AccessEntry': ({ parameters }) => ({
    accessEntryArn: `${stringAt(parameters, 'principalArn')}/access-entry`,
    userName: stringAt(parameters, 'userName') ?? stringAt(parameters, 'principalArn'),
  }),
  'eks Cluster': cluster,
  'eks FargateProfile': () => ({ status: 'ACTIVE' }),
  'iam Policy': (context) => ({ policyId: `ANPA${seed(context, 'id').hex32.slice(0, 17)}`, attachmentCount: 0 }),
  'iam Role': (context) => ({ uniqueId: `AROA${seed(context, 'id').hex32.slice(0, 17)}` }),
  'kms Key': ({ externalName }) => ({ keyId: externalName }),
  's3 Bucket': ({ externalName, region }) => ({
    bucketDomainName: `${externalName}.s3.amazonaws.com`,
    bucketRegionalDomainName: `${externalName}.s3.${region}.amazonaws.com`,
  }),
  'sns Topic': ({ account }) => ({ owner: account }),
  'sqs Queue': ({ externalName }) => ({ url: externalName }),
};

/** The values that AWS adds to an external resource of a kind, written `eks Cluster`, in the shape of its status. */
export function runTimeValues(kind: string, context: RunTimeContext): JsonObject {
  return values[kind]?.(context) ?? {};
}
