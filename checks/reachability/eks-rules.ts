import { type DistObject, toObject } from '../../objects/dist';
import { eksSecurityGroupId } from '../composed/aws-answers';

/**
 * The rules of the group that EKS makes: everything out, and everything in from its own members.
 *
 * Source: Amazon EKS user guide, "View Amazon EKS security group requirements for clusters".
 */
export function eksRules(): DistObject[] {
  const rule = (kind: string, peer: object) => {
    const forProvider = { securityGroupId: eksSecurityGroupId, ipProtocol: '-1', ...peer };
    const body = {
      apiVersion: 'ec2.aws.m.upbound.io/v1beta1',
      kind,
      metadata: { name: 'made-by-eks' },
      spec: { forProvider },
    };
    return toObject('', body) ?? [];
  };
  return [
    rule('SecurityGroupIngressRule', { referencedSecurityGroupId: eksSecurityGroupId }),
    rule('SecurityGroupEgressRule', { cidrIpv4: '0.0.0.0/0' }),
  ].flat();
}
