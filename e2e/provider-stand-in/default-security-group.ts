import { invented } from './invented';

/** The id of the security group that AWS makes along with a VPC; '' without a VPC. */
export function defaultSecurityGroup(account: string, vpcId: string): string {
  return vpcId === '' ? '' : `sg-${invented(`${account} ${vpcId} default security group`).hex17}`;
}
