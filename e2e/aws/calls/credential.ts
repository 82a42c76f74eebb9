import { type AwsRequest, query } from './call';

/** What a signature of version 4 says about a request: who signs, and for which api of which region. */
export interface Credential {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  /** Signing name of the api, which is its name in IAM. */
  readonly service: string;
}

/**
 * The credential of a request, from its header or its presigned URL; undefined where the request is not signed.
 * Source: IAM user guide, "Elements of an AWS API request signature".
 */
export function credentialOf(request: AwsRequest): Credential | undefined {
  const header = /Credential=([^,\s]+)/.exec(request.headers.authorization ?? '')?.[1];
  const written = header ?? query(request).get('X-Amz-Credential') ?? undefined;
  const [accessKeyId, date, region, service, end] = written?.split('/') ?? [];
  if (!accessKeyId || !date || !region || !service || end !== 'aws4_request') return undefined;
  return { accessKeyId, date, region, service };
}
