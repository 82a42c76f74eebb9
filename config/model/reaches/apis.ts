/** An API of AWS of which a service has no resource of its own, but which its pods call. */
export interface ReachableApi {
  /** The prefix of its actions in IAM. */
  readonly prefix: string;
  /** What pods call of it to do their work; what makes, changes or deletes its resources is not theirs. */
  readonly onResources: readonly string[];
  /**
   * The same where AWS has no resource, so that a policy names `*`.
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
  events: { prefix: 'events', onResources: ['PutEvents'], withoutResource: [] },
  'kinesis-firehose': { prefix: 'firehose', onResources: ['PutRecord', 'PutRecordBatch'], withoutResource: [] },
  'kinesis-streams': {
    prefix: 'kinesis',
    onResources: [
      'DescribeStream',
      'DescribeStreamConsumer',
      'DescribeStreamSummary',
      'GetRecords',
      'GetShardIterator',
      'ListShards',
      'PutRecord',
      'PutRecords',
      'SubscribeToShard',
    ],
    withoutResource: [],
  },
  kms: {
    prefix: 'kms',
    onResources: [
      'Decrypt',
      'DeriveSharedSecret',
      'DescribeKey',
      'Encrypt',
      'GenerateDataKey',
      'GenerateDataKeyPair',
      'GenerateDataKeyPairWithoutPlaintext',
      'GenerateDataKeyWithoutPlaintext',
      'GenerateMac',
      'GetPublicKey',
      'ReEncryptFrom',
      'ReEncryptTo',
      'Sign',
      'Verify',
      'VerifyMac',
    ],
    withoutResource: ['GenerateRandom'],
  },
  lambda: { prefix: 'lambda', onResources: ['InvokeFunction'], withoutResource: [] },
  'payment-cryptography.dataplane': {
    prefix: 'payment-cryptography',
    onResources: [
      'DecryptData',
      'EncryptData',
      'GenerateAs2805KekValidation',
      'GenerateCardValidationData',
      'GenerateMac',
      'GenerateMacEmvPinChange',
      'GeneratePinData',
      'ReEncryptData',
      'TranslateKeyMaterial',
      'TranslatePinData',
      'VerifyAuthRequestCryptogram',
      'VerifyCardValidationData',
      'VerifyMac',
      'VerifyPinData',
    ],
    withoutResource: [],
  },
  ssm: {
    prefix: 'ssm',
    onResources: ['GetParameter', 'GetParameterHistory', 'GetParameters', 'GetParametersByPath'],
    withoutResource: [],
  },
  states: {
    prefix: 'states',
    onResources: [
      'DescribeExecution',
      'GetActivityTask',
      'GetExecutionHistory',
      'StartExecution',
      'StartSyncExecution',
      'StopExecution',
    ],
    withoutResource: ['SendTaskFailure', 'SendTaskHeartbeat', 'SendTaskSuccess'],
  },
  xray: {
    prefix: 'xray',
    onResources: [],
    withoutResource: [
      'GetSamplingRules',
      'GetSamplingStatisticSummaries',
      'GetSamplingTargets',
      'PutTelemetryRecords',
      'PutTraceSegments',
    ],
  },
};

/** What stands in a resource for the name of the environment. */
export const environmentPlaceholder = '{environment}';
