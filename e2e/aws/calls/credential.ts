import { type AwsRequest, query } from './call';

/** What a signature of version 4 says about a request: who signs, and for which API of which region. */
export interface Credential {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  /** The name of the API in a signature, mostly its name in IAM: S3 Control signs as `s3`, CloudWatch as `monitoring`. */
  readonly signingName: string;
}

/**
 * The credential of a request, from its header or its presigned URL; undefined where the request is not signed.
 * Source: IAM user guide, "Elements of an AWS API request signature".
 */
export function credentialOf(request: AwsRequest): Credential | undefined {
  const header = /Credential=([^,\s]+)/.exec(request.headers.authorization ?? '')?.[1];
  const written = header ?? query(request).get('X-Amz-Credential') ?? undefined;
  const [accessKeyId, date, region, signingName, end] = written?.split('/') ?? [];
  if (!accessKeyId || !date || !region || !signingName || end !== 'aws4_request') return undefined;
  return { accessKeyId, date, region, signingName };
}
