import type { JsonObject } from '../../checks/json';
import { identify } from './identify';
import { observation } from './observation';
import { importedKinds } from './served-fixture';

const kinds = importedKinds();
const text = { type: 'string' };
const oidc = { type: 'array', items: { type: 'object', properties: { issuer: text } } };
// In the shape of clusters.eks.aws.m.upbound.io.
const clusterStatus: JsonObject = {
  type: 'object',
  properties: {
    arn: text,
    certificateAuthority: { type: 'array', items: { type: 'object', properties: { data: text } } },
    endpoint: text,
    id: text,
    identity: { type: 'array', items: { type: 'object', properties: { oidc } } },
    status: text,
    version: text,
    vpcConfig: {
      type: 'object',
      properties: { clusterSecurityGroupId: text, subnetIds: { type: 'array', items: text } },
    },
  },
};
const workloads = new Map([['x', { url: 'https://127.0.0.1:6443', certificateAuthority: 'Q0E=' }]]);

function observed(
  name: string,
  atProvider: JsonObject,
  forProvider: JsonObject,
  initProvider: JsonObject = {},
): JsonObject {
  const uid = JSON.stringify(forProvider);
  const object = { metadata: { name: 'x', uid }, spec: { forProvider, initProvider } };
  const location = { account: '111122223333', region: 'us-east-1' };
  const context = { ...identify(name, object, location), ...location, parameters: forProvider, workloads };
  return observation({ name, atProvider }, object.spec, context);
}

function imported(name: string, forProvider: JsonObject, initProvider?: JsonObject): JsonObject {
  return observed(name, kinds.get(name)?.atProvider ?? {}, forProvider, initProvider);
}

test('a cluster has what only EKS knows, beside what was asked for, in the shape of its schema', () => {
  const status = observed('eks Cluster', clusterStatus, { version: '1.35', vpcConfig: { subnetIds: ['subnet-1'] } });
  expect(status).toMatchObject({
    endpoint: 'https://127.0.0.1:6443',
    certificateAuthority: [{ data: 'Q0E=' }],
    identity: [
      {
        oidc: [{ issuer: expect.stringMatching(/^https:\/\/oidc\.eks\.us-east-1\.amazonaws\.com\/id\/[0-9A-F]{32}$/) }],
      },
    ],
    status: 'ACTIVE',
    version: '1.35',
    vpcConfig: { clusterSecurityGroupId: expect.stringMatching(/^sg-/), subnetIds: ['subnet-1'] },
  });
});

test('references are no part of a status', () => {
  const status = imported('ec2 Subnet', { vpcId: 'vpc-1', vpcIdRef: { name: 'net' }, cidrBlock: '10.0.0.0/24' });
  expect(status).toMatchObject({ vpcId: 'vpc-1', cidrBlock: '10.0.0.0/24', ownerId: '111122223333' });
  expect(status).not.toHaveProperty('vpcIdRef');
});

test('references inside lists are none either', () => {
  const status = imported('ecr Repository', { encryptionConfiguration: [{ kmsKey: 'arn', kmsKeyRef: { name: 'k' } }] });
  expect(status.encryptionConfiguration).toEqual([{ kmsKey: 'arn' }]);
});

test('tags are also all tags, and forProvider goes before initProvider', () => {
  const status = imported('ec2 VPC', { tags: { Name: 'net' } }, { cidrBlock: '10.0.0.0/16', tags: { Name: 'other' } });
  expect(status).toMatchObject({ tags: { Name: 'net' }, tagsAll: { Name: 'net' }, cidrBlock: '10.0.0.0/16' });
});

test('gateway endpoints of one service in one region have one prefix list, interface endpoints none', () => {
  const gateway = { vpcEndpointType: 'Gateway', serviceName: 'com.amazonaws.us-east-1.s3' };
  const list = imported('ec2 VPCEndpoint', gateway).prefixListId;
  expect(list).toMatch(/^pl-/);
  expect(imported('ec2 VPCEndpoint', { ...gateway, vpcId: 'vpc-2' }).prefixListId).toBe(list);
  expect(imported('ec2 VPCEndpoint', { serviceName: 'x' })).not.toHaveProperty('prefixListId');
});

test('a key says its id and its ARN', () => {
  const { id, keyId, arn } = imported('kms Key', {});
  expect(keyId).toBe(id);
  expect(arn).toBe(`arn:aws:kms:us-east-1:111122223333:key/${keyId}`);
});

test('the default security group of a VPC is what the VPC says it is', () => {
  const net = imported('ec2 VPC', {});
  expect(imported('ec2 DefaultSecurityGroup', { vpcId: net.id }).id).toBe(net.defaultSecurityGroupId);
});

test('every imported kind of AWS gets the id that its status has a place for', () => {
  const fields = [
    'clusterName',
    'addonName',
    'principalArn',
    'policyArn',
    'role',
    'bucket',
    'repository',
    'routeTableId',
    'vpcEndpointId',
    'vpcId',
    'destinationCidrBlock',
    'url',
  ];
  const all = Object.fromEntries(fields.map((field) => [field, field]));
  const without = [...kinds.values()]
    .filter(({ atProvider }) => JSON.stringify(atProvider.properties ?? {}).includes('"id":'))
    .filter(({ name }) => imported(name, all).id === undefined);
  expect(without).toEqual([]);
});
