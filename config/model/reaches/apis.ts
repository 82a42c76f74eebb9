/** An API of AWS of which a service has no resource of its own, but which its pods call. */
interface ReachableApi {
  /** The prefix of its actions in IAM. */
  readonly prefix: string;
  /**
   * Actions that a service calls and for which AWS has no resource, so that a policy names `*`.
   * Source: service authorization reference.
   */
  readonly withoutResource: readonly string[];
}

/**
 * The APIs that `reaches` takes, by what AWS calls their VPC endpoints after `com.amazonaws.⟨region⟩.`. What a service uses
 * as a resource brings its own API, and what every pod needs to start is there anyway.
 *
 * Source: AWS PrivateLink guide, "AWS services that integrate with AWS PrivateLink".
 */
export const reachableApis: Readonly<Record<string, ReachableApi>> = {
  events: { prefix: 'events', withoutResource: [] },
  'kinesis-firehose': { prefix: 'firehose', withoutResource: [] },
  'kinesis-streams': { prefix: 'kinesis', withoutResource: [] },
  kms: { prefix: 'kms', withoutResource: ['GenerateRandom'] },
  lambda: { prefix: 'lambda', withoutResource: [] },
  'payment-cryptography.dataplane': { prefix: 'payment-cryptography', withoutResource: [] },
  ssm: { prefix: 'ssm', withoutResource: [] },
  states: { prefix: 'states', withoutResource: [] },
  xray: {
    prefix: 'xray',
    withoutResource: ['GetSamplingRules', 'GetSamplingTargets', 'PutTelemetryRecords', 'PutTraceSegments'],
  },
};

/** What stands in a resource for the name of the environment. */
export const environmentPlaceholder = '{environment}';
