import { committed } from '../../objects/committed-fixture';
import { immutableFieldProblems } from './immutable-fields';

const { objects } = committed;

/** `dist/` with XRDs that let one change everything. */
const changeable = objects.map((object) =>
  object.kind === 'CompositeResourceDefinition'
    ? { ...object, body: JSON.parse(JSON.stringify(object.body).replaceAll('"self == oldSelf"', '"true"')) }
    : object,
);

test('every field of a composite that becomes an immutable field or a name is found', () => {
  const found = immutableFieldProblems(changeable).map((problem) =>
    problem.replace(/^\S+ (\w+)\/\S+: spec\.(\S+) .*$/, '$1 $2').replace(/\.\d+\./, '[].'),
  );
  expect([...new Set(found)].sort()).toEqual([
    'AccountAccess claim.name',
    'AccountAccess region',
    'EksCluster key.aliasName',
    'EksCluster key.name',
    'EksCluster region',
    'EksCluster roleName',
    'EksCluster securityGroupRules[].groupName',
    'GatewayEndpoint region',
    'GatewayEndpoint routes.name',
    'GatewayEndpoint routes.routeTableName',
    'GatewayEndpoint rule.groupName',
    'GatewayEndpoint rule.name',
    'GatewayEndpoint serviceName',
    'GatewayEndpoint vpcName',
    'WorkloadIdentity policyArn',
    'WorkloadIdentity roleName',
  ]);
});

test('a problem says what the field becomes', () => {
  expect(immutableFieldProblems(changeable)).toContainEqual(
    expect.stringMatching(
      /EksCluster\/eks-payment-cluster-\w+: spec\.roleName becomes roleArn of Cluster \S+, which AWS never changes — let the XRD refuse a change$/,
    ),
  );
});
