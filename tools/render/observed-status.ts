import {
  type ClusterAnswers,
  certificateAnswers,
  loadBalancerName,
  prefixListId,
} from '../../checks/composed/aws-answers';
import { groupKind, groupOf } from '../../objects/group-kind';
import { at, isObject, type Json, type JsonObject, stringAt } from '../../objects/json';
import { forProviderOf } from '../../objects/managed-resource';
import { atOrAfter, type Phase } from './phase';

/** What AWS says where it refuses a change. */
export const refusal = 'async update failed: InvalidParameterException: not like this';

/** What AWS answers about a managed resource, as a provider writes it into its status. */
interface Answer {
  /** Phase from which the resource exists and is ready. */
  readonly from: Phase;
  readonly atProvider: JsonObject;
  /** What the status says before that, once the resource is observed. @default - nothing */
  readonly before?: JsonObject;
  /** How AWS refuses to make the resource before that. @default - it does not refuse */
  readonly refusal?: string;
}

const answersByKind = (cluster: ClusterAnswers, object: JsonObject): Readonly<Record<string, Answer>> => ({
  'acm Certificate': certificateAnswer(stringAt(forProviderOf(object), 'domainName') ?? ''),
  'route53 Record': { from: 'everything ready', atProvider: { fqdn: 'pay.example.com' } },
  'cloudwatch MetricAlarm': { from: 'everything ready', atProvider: { arn: 'arn:aws:cloudwatch:any' } },
  'kubernetes.m.crossplane.io Object': {
    from: 'cluster active',
    // The controller writes the load balancer's name later than the Ingress is there.
    before: { manifest: at(forProviderOf(object), 'manifest') ?? {} },
    atProvider: { manifest: withLoadBalancer(at(forProviderOf(object), 'manifest')) },
  },
  // Another cluster has made it; a person then ties it to its ARN.
  'secretsmanager Secret': {
    from: 'key ready',
    atProvider: { arn: 'arn:aws:secretsmanager:any' },
    refusal:
      'creating Secrets Manager Secret: ResourceExistsException: The operation failed because it already exists.',
  },
  'kms Key': { from: 'key ready', atProvider: { arn: cluster.keyArn } },
  'kms Alias': { from: 'key ready', atProvider: { id: 'alias' } },
  'elasticache ServerlessCache': {
    from: 'cluster active',
    before: { endpoint: [] },
    atProvider: { endpoint: [{ address: 'payment-sessions.serverless.use1.cache.amazonaws.com' }] },
  },
  'eks Cluster': {
    from: 'cluster active',
    // EKS answers at once and without values, for which the provider writes empty texts and lists.
    before: { status: 'CREATING', endpoint: '', certificateAuthority: [{}], identity: [], vpcConfig: {} },
    atProvider: {
      status: 'ACTIVE',
      endpoint: cluster.endpoint,
      certificateAuthority: [{ data: cluster.certificateAuthority }],
      identity: [{ oidc: [{ issuer: cluster.issuer }] }],
      vpcConfig: { clusterSecurityGroupId: cluster.clusterSecurityGroupId },
    },
  },
  'iam OpenIDConnectProvider': { from: 'everything ready', atProvider: { arn: cluster.oidcProviderArn } },
  'iam Role': { from: 'everything ready', atProvider: { arn: 'arn:aws:iam::000000000000:role/any' } },
  'iam RolePolicyAttachment': { from: 'everything ready', atProvider: { id: 'attachment' } },
  'ec2 SecurityGroupIngressRule': { from: 'everything ready', atProvider: { id: 'sgr-0' } },
  'ec2 SecurityGroupEgressRule': { from: 'everything ready', atProvider: { id: 'sgr-0' } },
  'ec2 VPCEndpoint': {
    from: 'cluster active',
    before: { id: 'vpce-0', state: 'pending' },
    atProvider: { id: 'vpce-0', state: 'available', prefixListId },
  },
  'ec2 VPCEndpointRouteTableAssociation': { from: 'cluster active', atProvider: { id: 'association' } },
});

/** ACM says at once which record it wants to see, and issues the certificate after it has seen it. */
function certificateAnswer(host: string): Answer {
  const { arn, proof } = certificateAnswers(host);
  const atProvider = { arn, domainValidationOptions: [{ domainName: host, resourceRecordType: 'CNAME', ...proof }] };
  return {
    from: 'cluster being created',
    before: { ...atProvider, status: 'PENDING_VALIDATION' },
    atProvider: { ...atProvider, status: 'ISSUED' },
  };
}

const withLoadBalancer = (manifest: Json | undefined): JsonObject => ({
  ...(isObject(manifest) ? manifest : {}),
  status: { loadBalancer: { ingress: [{ hostname: loadBalancerName }] } },
});

const condition = (type: string, status: boolean, reason: string, message?: string): JsonObject => ({
  type,
  status: status ? 'True' : 'False',
  reason,
  ...(message !== undefined && { message }),
  lastTransitionTime: '2026-01-01T00:00:00Z',
});

/** The conditions that an upjet provider writes when AWS has refused a change: the resource still exists. */
const refused = [
  condition('Ready', true, 'Available'),
  { ...condition('Synced', false, 'ReconcileError'), message: refusal },
  { ...condition('LastAsyncOperation', false, 'AsyncUpdateFailure'), message: refusal },
];

/**
 * The status of a composed resource in a phase, as a provider writes it; undefined for a kind without status. A cluster runs
 * `runs`, or else the version that it is asked for. Throws for a managed kind without an answer here.
 */
export function observedStatus(
  object: JsonObject,
  phase: Phase,
  cluster: ClusterAnswers,
  runs?: string,
): JsonObject | undefined {
  const group = groupOf(stringAt(object, 'apiVersion') ?? '');
  const kind = groupKind({ group, kind: stringAt(object, 'kind') ?? '' });
  if (kind === 'core Secret' || kind === 'aws.m.upbound.io ProviderConfig') return undefined;
  const answer = answersByKind(cluster, object)[kind];
  if (answer === undefined)
    throw new Error(`tools/render/observed-status.ts: no answer for a kind (${kind}) — add one`);
  // Nothing reads a value of the claim, so the claim loses its Ready condition instead.
  if (phase === 'values vanished')
    return { atProvider: {}, conditions: [condition('Ready', kind !== 'secretsmanager Secret', 'Available')] };
  const there = atOrAfter(phase, answer.from);
  const version = runs ?? stringAt(forProviderOf(object), 'version');
  return {
    atProvider: {
      ...(there ? answer.atProvider : answer.before),
      ...(kind === 'eks Cluster' && version !== undefined && { version }),
    },
    conditions:
      phase === 'change refused'
        ? refused
        : [
            condition('Ready', there, there ? 'Available' : 'Creating'),
            condition('Synced', true, 'ReconcileSuccess'),
            ...(there || answer.refusal === undefined
              ? []
              : [condition('LastAsyncOperation', false, 'AsyncCreateFailure', answer.refusal)]),
          ],
  };
}
