import type { Environment } from '../../config/model/environment';
import type { Peering } from '../../config/model/platform';
import type { Statement } from '../aws/policy';
import { accountOf, document, role, type TemplateResource } from './template';

/**
 * The role by which the providers write at the other end of a peering: it accepts what asks for the one VPC, and writes
 * routes into the named tables. Its actions are those of the two kinds that environments have there: accepter and route.
 *
 * Sources: service authorization reference, "Amazon EC2"; terraform-provider-aws, aws_vpc_peering_connection_accepter
 * and aws_route.
 *
 * @param trusted who becomes it, as the principal of a trust policy
 */
export function peerRole(
  { vpcId, region, roleArn, routeTableIds }: Peering,
  trusted: object | string,
  environments: readonly Environment[],
): TemplateResource {
  const arn = (resource: string) => `arn:aws:ec2:${region}:${accountOf(roleArn)}:${resource}`;
  const [vpc, peerings] = [arn(`vpc/${vpcId}`), arn('vpc-peering-connection/*')];
  const own = environments.map(({ name }) => name);
  const statements: Statement[] = [
    {
      Sid: 'Look',
      Effect: 'Allow',
      Action: ['ec2:DescribeRouteTables', 'ec2:DescribeVpcPeeringConnections'],
      Resource: '*',
    },
    { Sid: 'AcceptForTheVpc', Effect: 'Allow', Action: 'ec2:AcceptVpcPeeringConnection', Resource: vpc },
    {
      Sid: 'AcceptWhatAsksForTheVpc',
      Effect: 'Allow',
      Action: 'ec2:AcceptVpcPeeringConnection',
      Resource: peerings,
      Condition: { ArnEquals: { 'ec2:AccepterVpc': vpc } },
    },
    {
      Sid: 'Tag',
      Effect: 'Allow',
      Action: 'ec2:CreateTags',
      Resource: peerings,
      Condition: {
        ArnEquals: { 'ec2:AccepterVpc': vpc },
        StringEqualsIfExists: { 'aws:RequestTag/Environment': own, 'aws:ResourceTag/Environment': own },
      },
    },
    {
      Sid: 'Untag',
      Effect: 'Allow',
      Action: 'ec2:DeleteTags',
      Resource: peerings,
      // For which AWS does not say whose VPC it is.
      Condition: { StringEquals: { 'aws:ResourceTag/Environment': own } },
    },
    {
      Sid: 'Route',
      Effect: 'Allow',
      Action: ['ec2:CreateRoute', 'ec2:DeleteRoute', 'ec2:ReplaceRoute'],
      Resource: routeTableIds.map((table) => arn(`route-table/${table}`)),
    },
  ];
  // A template's function may stand where a policy has an ARN.
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: trusted }, Action: ['sts:AssumeRole', 'sts:TagSession'] }],
  };
  return role(roleArn, "Crossplane's providers at the other end of the environments' peerings", trust, [
    { PolicyName: 'peer', PolicyDocument: document(statements) },
  ]);
}
