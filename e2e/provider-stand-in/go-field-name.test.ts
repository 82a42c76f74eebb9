import { goFieldName } from './go-field-name';

test('fields are called as in the Go code of the provider', () => {
  const fields = ['vpcId', 'subnetIds', 'kmsKeyArn', 'iamRoleArn', 'clusterName', 'forProvider', 'ipv4IpamPoolId'];
  const names = ['VPCID', 'SubnetIds', 'KMSKeyArn', 'IAMRoleArn', 'ClusterName', 'ForProvider', 'Ipv4IpamPoolID'];
  expect(fields.map(goFieldName)).toEqual(names);
});
