import type { Json, JsonObject } from '../../../objects/json';
import { AwsError } from '../calls/aws-error';
import type { Answer, Call } from '../calls/call';
import { requestOf } from '../calls/request-fixture';
import { escapeXml } from '../calls/xml';
import { clusterFixture } from './cluster-fixture';
import { Eks } from './eks';
import { Store } from './store';

const account = '111122223333';
const zones: Readonly<Record<string, string>> = { 'subnet-a': 'a', 'subnet-b': 'b', 'subnet-c': 'c' };

/** IAM and EC2, as far as EKS calls them. */
async function ask(call: Call): Promise<Answer> {
  const parameters = new URLSearchParams(call.body.toString());
  const role = parameters.get('RoleName');
  if (call.operation === 'GetRole') return role === 'none' ? answer('') : answer(roleXml(String(role)));
  if (call.operation === 'DescribeSubnets') {
    const ids = [...parameters].filter(([key]) => key.startsWith('SubnetId')).map(([, id]) => id);
    return answer(
      ids
        .map(
          (id) =>
            `<item><subnetId>${id}</subnetId><vpcId>vpc-1</vpcId><availabilityZone>${zones[id]}</availabilityZone></item>`,
        )
        .join(''),
    );
  }
  return answer('<groupId>sg-1</groupId><networkInterfaceId>eni-1</networkInterfaceId>');
}

function roleXml(name: string): string {
  const principal = name === 'control-plane' ? 'eks.amazonaws.com' : 'eks-fargate-pods.amazonaws.com';
  const Condition = {
    ArnLike: {
      'aws:SourceArn': [
        `arn:aws:eks:us-east-1:${account}:cluster/shop`,
        `arn:aws:eks:us-east-1:${account}:fargateprofile/shop/*`,
      ],
    },
  };
  const policy = {
    Statement: [{ Effect: 'Allow', Principal: { Service: principal }, Action: 'sts:AssumeRole', Condition }],
  };
  return `<Arn>arn:aws:iam::${account}:role/${name}</Arn><AssumeRolePolicyDocument>${escapeXml(JSON.stringify(policy))}</AssumeRolePolicyDocument>`;
}

const answer = (body: string): Answer => ({ status: 200, headers: {}, body });

/** EKS with a clock that a test sets and an API server for the cluster `shop`, which exists unless the test makes it. */
function eksAt({ isMade = true } = {}) {
  const apiServer = { endpoint: 'https://127.0.0.1:1', certificateAuthority: 'Q0E=' };
  const apiServers = { of: (name: string) => (name === 'shop' ? apiServer : undefined) };
  const clock = { now: 1_000_000 };
  const store = new Store();
  if (isMade) store.add(clusterFixture());
  const eks = new Eks({ store, apiServers, ask, milliseconds: 1000, now: () => clock.now });
  const call = async (method: string, target: string, body?: Json): Promise<JsonObject> => {
    const request = requestOf({ method, target, ...(body !== undefined && { body: JSON.stringify(body) }) });
    const caller = { account, arn: `arn:aws:sts::${account}:assumed-role/crossplane-provisioner/s`, userId: 'x' };
    try {
      return JSON.parse(
        (await eks.answer({ ...request, api: 'eks', operation: '', region: 'us-east-1', caller })).body,
      ) as JsonObject;
    } catch (error) {
      if (error instanceof AwsError) return { refused: `${error.code}: ${error.message}` };
      throw error;
    }
  };
  return { call, clock };
}

const wanted = {
  name: 'shop',
  roleArn: `arn:aws:iam::${account}:role/control-plane`,
  version: '1.35',
  resourcesVpcConfig: { subnetIds: ['subnet-a', 'subnet-b'], endpointPublicAccess: false, endpointPrivateAccess: true },
  accessConfig: { authenticationMode: 'API', bootstrapClusterCreatorAdminPermissions: false },
};
const profile = (name: string, role = 'pods') => ({
  fargateProfileName: name,
  podExecutionRoleArn: `arn:aws:iam::${account}:role/${role}`,
  selectors: [{ namespace: name }],
  subnets: ['subnet-a'],
});

test('a cluster is CREATING without address, then ACTIVE with address, authority and issuer', async () => {
  const { call, clock } = eksAt({ isMade: false });
  expect((await call('POST', '/clusters', wanted)).cluster).toMatchObject({ status: 'CREATING' });
  const { cluster } = await call('GET', '/clusters/shop');
  expect(cluster).toMatchObject({ certificateAuthority: {} });
  expect(cluster).not.toHaveProperty('endpoint');
  clock.now += 1000;
  expect((await call('GET', '/clusters/shop')).cluster).toMatchObject({
    status: 'ACTIVE',
    endpoint: 'https://127.0.0.1:1',
    certificateAuthority: { data: 'Q0E=' },
    identity: {
      oidc: { issuer: expect.stringMatching(/^https:\/\/oidc\.eks\.us-east-1\.amazonaws\.com\/id\/[0-9A-F]{32}$/) },
    },
  });
});

test.each([
  [
    'a role that does not exist',
    { roleArn: `arn:aws:iam::${account}:role/none` },
    'InvalidParameterException: Role with arn',
  ],
  [
    'a role that trusts somebody else',
    { roleArn: `arn:aws:iam::${account}:role/pods` },
    'InvalidParameterException: Role with arn',
  ],
  [
    'one zone',
    { resourcesVpcConfig: { subnetIds: ['subnet-a'] } },
    'InvalidParameterException: Subnets specified must be in at least two',
  ],
  ['a version that does not exist', { version: '1.20' }, 'InvalidParameterException: unsupported Kubernetes version'],
])('a cluster with %s is refused', async (_, change, message) => {
  const { call } = eksAt({ isMade: false });
  expect((await call('POST', '/clusters', { ...wanted, ...change })).refused).toContain(message);
});

test('the creator of a cluster administers it, unless the request says otherwise', async () => {
  for (const [accessConfig, entries] of [
    [wanted.accessConfig, []],
    [{ authenticationMode: 'API' }, [`arn:aws:iam::${account}:role/crossplane-provisioner`]],
  ] as const) {
    const { call } = eksAt({ isMade: false });
    await call('POST', '/clusters', { ...wanted, accessConfig });
    expect(await call('GET', '/clusters/shop/access-entries')).toEqual({ accessEntries: entries });
  }
});

test('Fargate profiles are made and deleted one at a time, each name once', async () => {
  const { call, clock } = eksAt();
  const path = '/clusters/shop/fargate-profiles';
  await call('POST', path, profile('a'));
  expect((await call('POST', path, profile('b'))).refused).toContain(
    'currently has Fargate profile a in status CREATING',
  );
  clock.now += 1000;
  expect((await call('POST', path, profile('a'))).refused).toContain(
    'ResourceInUseException: A Fargate Profile already exists',
  );
  await call('POST', path, profile('b'));
  clock.now += 1000;
  await call('DELETE', `${path}/a`);
  expect((await call('DELETE', `${path}/b`)).refused).toContain('currently has Fargate profile a in status DELETING');
  clock.now += 1000;
  expect(await call('GET', path)).toEqual({ fargateProfileNames: ['b'] });
  expect((await call('GET', `${path}/a`)).refused).toContain('ResourceNotFoundException');
});

test('a profile waits for its cluster, and for a role that trusts Fargate', async () => {
  const { call, clock } = eksAt({ isMade: false });
  await call('POST', '/clusters', wanted);
  expect((await call('POST', '/clusters/shop/fargate-profiles', profile('a'))).refused).toContain(
    'its status is CREATING',
  );
  clock.now += 1000;
  const refused = await call('POST', '/clusters/shop/fargate-profiles', profile('a', 'control-plane'));
  expect(refused.refused).toContain('Misconfigured PodExecutionRole Trust Policy');
});

test('a cluster takes one change at a time, and none that changes nothing', async () => {
  const { call, clock } = eksAt();
  const path = '/clusters/shop/update-config';
  const { update } = await call('POST', path, { deletionProtection: true });
  expect(update).toMatchObject({ status: 'InProgress' });
  expect((await call('GET', '/clusters/shop')).cluster).toMatchObject({ status: 'UPDATING' });
  expect((await call('POST', path, { upgradePolicy: { supportType: 'EXTENDED' } })).refused).toContain('in progress');
  clock.now += 1000;
  const id = String((update as JsonObject).id);
  expect((await call('GET', `/clusters/shop/updates/${id}`)).update).toMatchObject({ status: 'Successful' });
  expect((await call('POST', path, { deletionProtection: true })).refused).toContain('No changes needed');
  expect((await call('DELETE', '/clusters/shop')).refused).toContain('InvalidRequestException');
});

test.each([
  ['other zones', { resourcesVpcConfig: { subnetIds: ['subnet-a', 'subnet-c'] } }, 'different AZs'],
  ['no endpoint at all', { resourcesVpcConfig: { endpointPrivateAccess: false } }, 'cannot both be disabled'],
  [
    'the endpoint as it is',
    { resourcesVpcConfig: { endpointPrivateAccess: true } },
    'already at the desired configuration',
  ],
  ['a way back from API', { accessConfig: { authenticationMode: 'CONFIG_MAP' } }, 'Unsupported authentication mode'],
  ['two things at once', { deletionProtection: true, zonalShiftConfig: { enabled: true } }, 'Only one type of update'],
])('a change to %s is refused', async (_, change, message) => {
  const { call } = eksAt();
  expect((await call('POST', '/clusters/shop/update-config', change)).refused).toContain(message);
});

test('encryption of Secrets can be neither changed nor disabled', async () => {
  const encryptionConfig = [
    { resources: ['secrets'], provider: { keyArn: 'arn:aws:kms:us-east-1:111122223333:key/2' } },
  ];
  const { call } = eksAt();
  const refused = await call('POST', '/clusters/shop/encryption-config/associate', { encryptionConfig });
  expect(refused.refused).toContain('InvalidParameterException: Encryption is already enabled');
});

test('a cluster can be deleted once its profiles are gone, and is then gone for good', async () => {
  const { call, clock } = eksAt();
  await call('POST', '/clusters/shop/fargate-profiles', profile('a'));
  clock.now += 1000;
  expect((await call('DELETE', '/clusters/shop')).refused).toBe(
    'ResourceInUseException: Cluster has fargate profiles attached',
  );
  await call('DELETE', '/clusters/shop/fargate-profiles/a');
  clock.now += 1000;
  expect((await call('DELETE', '/clusters/shop')).cluster).toMatchObject({ status: 'DELETING' });
  clock.now += 1000;
  expect((await call('GET', '/clusters/shop')).refused).toBe(
    'ResourceNotFoundException: No cluster found for name: shop.',
  );
});

test('an add-on has the default version of its cluster, each name once', async () => {
  const { call, clock } = eksAt();
  const made = await call('POST', '/clusters/shop/addons', { addonName: 'coredns' });
  expect(made.addon).toMatchObject({
    status: 'CREATING',
    addonVersion: expect.stringMatching(/^v1\.12\.\d+-eksbuild\.\d+$/),
  });
  expect((await call('POST', '/clusters/shop/addons', { addonName: 'coredns' })).refused).toContain(
    'Addon already exists.',
  );
  expect((await call('POST', '/clusters/shop/addons/coredns/update', {})).refused).toContain(
    'currently in CREATING state',
  );
  clock.now += 1000;
  await call('POST', '/clusters/shop/addons/coredns/update', { addonVersion: 'v1.13.1-eksbuild.1' });
  expect((await call('GET', '/clusters/shop/addons/coredns')).addon).toMatchObject({
    addonVersion: 'v1.13.1-eksbuild.1',
  });
});

test('an access entry needs an existing principal, and groups that are not reserved', async () => {
  const { call } = eksAt();
  const create = (name: string, kubernetesGroups: string[]) =>
    call('POST', '/clusters/shop/access-entries', {
      principalArn: `arn:aws:iam::${account}:role/${name}`,
      kubernetesGroups,
    });
  expect((await create('none', [])).refused).toContain('invalid principal');
  expect((await create('pods', ['system:masters'])).refused).toContain('cannot start with system:');
  expect((await create('pods', ['readers'])).accessEntry).toMatchObject({
    kubernetesGroups: ['readers'],
    type: 'STANDARD',
  });
  expect((await create('pods', [])).refused).toContain('already in use');
});

test('tags of every part of a cluster change by its ARN', async () => {
  const { call } = eksAt();
  const { addon } = await call('POST', '/clusters/shop/addons', { addonName: 'coredns', tags: { a: '1' } });
  const path = `/tags/${encodeURIComponent(String((addon as JsonObject).addonArn))}`;
  await call('POST', path, { tags: { b: '2', c: '3' } });
  await call('DELETE', `${path}?tagKeys=a&tagKeys=c`);
  expect(await call('GET', path)).toEqual({ tags: { b: '2' } });
});
