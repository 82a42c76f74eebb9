import assert from 'node:assert/strict';
import { clusterAnswers } from '../../checks/composed/aws-answers';
import { conditionOf } from '../../objects/conditions';
import type { DistObject } from '../../objects/dist';
import { at, isObject, type Json, type JsonObject, listAt, stringAt } from '../../objects/json';
import { forProviderOf, managementPoliciesOf } from '../../objects/managed-resource';
import { checkAddedName } from './added-name-proof';
import { checkLostRights } from './dependency-proof';
import type { Life } from './life';
import type { LivedThrough } from './live';
import { checkTrust } from './trust-proof';
import { checkVersions } from './version-proof';

/** A statement about the composites of one kind, and its proof: a check that throws where it is false of one. */
export interface KindProof {
  readonly kind: string;
  readonly statement: string;
  readonly check: (through: LivedThrough, objects: readonly DistObject[]) => Promise<void>;
}

const ready = ({ lived }: LivedThrough) => lived.find(({ phase }) => phase === 'everything ready')?.resources ?? [];

/** What holds for the composites of one kind, in addition to what holds for all. */
export const kindProofs: readonly KindProof[] = [
  {
    kind: 'AccountAccess',
    statement: 'while somebody else has the account it says what to do, and afterwards that it has the account',
    check: async ({ life, lived }) => {
      const account = stringAt(life.composite.body, 'spec', 'account');
      const said = lived.map(({ phase, after }) => {
        const claimed = conditionOf(after.status, 'Claimed');
        return [phase, stringAt(claimed, 'status'), stringAt(claimed, 'message') ?? ''] as const;
      });
      const [[, taken, message] = [], ...others] = said;
      assert.equal(taken, 'False');
      assert.match(message ?? '', new RegExp(`^account ${account} is claimed already .*restore them as docs/`));
      for (const [phase, status] of others) assert.equal(status, 'True', phase);
    },
  },
  {
    kind: 'Cache',
    statement: 'it names its key by the ARN with which AWS answers, before the cache is made and ever after',
    check: async ({ lived }) => {
      const named = lived.flatMap(({ resources }) => resources.map((one) => stringAt(forProviderOf(one), 'kmsKeyId')));
      assert.ok(named.length > 0);
      for (const key of named) assert.match(key ?? 'no key', /^arn:aws:kms:[a-z0-9-]+:[0-9]{12}:key\//);
    },
  },
  {
    kind: 'WorkloadIdentity',
    statement: 'its role can be assumed with its service account’s token, and with no other',
    check: checkTrust,
  },
  {
    kind: 'ClusterRegistration',
    statement: 'its Secret has the cluster’s name, endpoint, authority and role, and no token',
    check: async (through, objects) => {
      const { body } = through.life.composite;
      const [environment = '', name = ''] = ['namespace', 'name'].map((key) => stringAt(body, 'spec', 'cluster', key));
      const { endpoint, certificateAuthority } = clusterAnswers(objects, environment, name);
      const [secret, ...others] = ready(through);
      assert.deepEqual(others, []);
      const data = at(secret, 'data');
      const decoded = Object.entries(isObject(data) ? data : {}).map(([key, value]) => [key, decode(value)]);
      assert.deepEqual(Object.fromEntries(decoded), {
        name,
        server: endpoint,
        config: JSON.stringify({
          awsAuthConfig: { clusterName: name, roleARN: stringAt(body, 'spec', 'roleArn') },
          tlsClientConfig: { caData: certificateAuthority },
        }),
      });
    },
  },
  {
    kind: 'ClusterRegistration',
    statement:
      'a cluster whose rights for Argo CD go alone stays registered, unready and with a word of what is missing',
    check: checkLostRights,
  },
  {
    kind: 'HostedEntrance',
    statement: 'a name that is added is pointed at the load balancer only once the Ingress has its certificate',
    check: checkAddedName,
  },
  {
    kind: 'EksCluster',
    statement: 'it composes DNS both ways, the endpoints and the kubelet port for EKS’s own group, and no other rule',
    check: async (through) => {
      const rules = ready(through).filter(({ kind }) => String(kind).startsWith('SecurityGroup'));
      const environment = through.life.composite.namespace;
      const [pods, endpoints] = [`eks-pods-sg-${environment}`, `eks-endpoints-sg-${environment}`];
      const wanted = ['tcp', 'udp'].flatMap((protocol) => [
        `${pods} egress EKS ${protocol} 53-53`,
        `EKS ingress ${pods} ${protocol} 53-53`,
      ]);
      wanted.push(`${endpoints} ingress EKS tcp 443-443`, `${pods} ingress EKS tcp 10250-10250`);
      assert.deepEqual(rules.map(lineOf).sort(), wanted.sort());
    },
  },
  {
    kind: 'EksCluster',
    statement: 'it asks for the version in Git, up and down, and never to go back from a version that AWS chose',
    check: checkVersions,
  },
  {
    kind: 'EksCluster',
    statement: 'a rule that is removed from it is deleted, in AWS too, and nothing else is',
    check: async ({ life }) => {
      const [gone, ...kept] = rulesOf(life);
      const { deleted, resources } = await life.reach('everything ready', [], withRules(life, kept));
      assertRevoked(deleted, gone);
      assert.equal(resources.length, kept.length + 4);
    },
  },
  {
    kind: 'EksCluster',
    statement: 'where its Composition fails, nothing is applied and nothing deleted',
    check: async ({ life }) => {
      const { fatal, deleted, resources } = await life.reach('everything ready', [], { key: 'no object' });
      assert.match(fatal ?? 'no failure', /compose/);
      assert.deepEqual([...deleted, ...resources], []);
    },
  },
];

const rulesOf = ({ composite }: Life) => listAt(composite.body, 'spec', 'securityGroupRules');

function withRules({ composite }: Life, securityGroupRules: readonly Json[]): JsonObject {
  const { spec } = composite.body;
  return { ...(isObject(spec) ? spec : {}), securityGroupRules };
}

const kindOf = (rule: Json | undefined) =>
  at(rule, 'direction') === 'ingress' ? 'SecurityGroupIngressRule' : 'SecurityGroupEgressRule';

/** Throws unless exactly the object of this rule was deleted, and AWS's rule goes with it. */
function assertRevoked(deleted: readonly JsonObject[], rule: Json | undefined): void {
  const [object, ...others] = deleted;
  assert.deepEqual([object?.kind, at(object, 'metadata', 'name'), ...others], [kindOf(rule), at(rule, 'name')]);
  assert.ok(managementPoliciesOf(object).includes('Delete'), 'it stays in AWS');
}

const decode = (value: Json | undefined) => Buffer.from(typeof value === 'string' ? value : '', 'base64').toString();

function lineOf(rule: JsonObject): string {
  const field = (key: string) => at(forProviderOf(rule), key);
  const end = (key: string) => stringAt(field(`${key}Ref`), 'name') ?? 'EKS';
  const direction = rule.kind === 'SecurityGroupIngressRule' ? 'ingress' : 'egress';
  const traffic = `${field('ipProtocol')} ${field('fromPort')}-${field('toPort')}`;
  return `${end('securityGroupId')} ${direction} ${end('referencedSecurityGroupId')} ${traffic}`;
}
