import { isObject, listAt } from '../../../objects/json';
import { AwsError } from '../calls/aws-error';
import { bucketAndKey } from '../calls/s3-operations';
import type { Corrections } from './correction';
import { missingPrincipal, policyIn } from './policy-principals';

/** Corrections of S3. */
export const s3Corrections: Corrections = {
  /** Source: Amazon S3 user guide, "Bucket policies", and its section on troubleshooting MalformedPolicy. */
  PutBucketPolicy: async (call, ask) => {
    const policy = policyIn(call.body.toString('utf8'));
    if (policy === undefined) throw malformed("Policies must be valid JSON and the first byte must be '{'");
    if ((await missingPrincipal(policy, ask)) !== undefined) throw malformed('Invalid principal in policy');
    const [bucket] = bucketAndKey(call);
    const arn = `arn:aws:s3:::${bucket}`;
    const resources = listAt(policy, 'Statement')
      .filter(isObject)
      .flatMap((statement) => listAt(statement, 'Resource'))
      .map(String);
    if (resources.some((one) => one !== arn && !one.startsWith(`${arn}/`))) {
      throw malformed('Policy has invalid resource');
    }
    return ask(call);
  },
};

function malformed(message: string): AwsError {
  return new AwsError(400, 'MalformedPolicy', message);
}
