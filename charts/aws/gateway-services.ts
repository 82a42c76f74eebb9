/**
 * AWS services that a VPC reaches at their public addresses, through its route table; all others have interfaces in its
 * subnets. Source: AWS PrivateLink guide, "Gateway endpoints".
 */
export const gatewayServices: readonly string[] = ['dynamodb', 's3'];
