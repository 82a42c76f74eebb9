import type { Aws } from './aws';
import type { Statement } from './policy';

/** Leaves access to a key to the account's IAM policies; without it nobody could ever change the key again. */
export function accountDelegatesToIam(aws: Aws): Statement {
  return {
    Sid: 'AccountDelegatesToIam',
    Effect: 'Allow',
    Principal: { AWS: aws.iamArn('root') },
    Action: 'kms:*',
    Resource: '*',
  };
}
