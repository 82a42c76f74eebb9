import type { AwsRequest } from './call';

/** A request of a test. */
export function requestOf(request: Partial<Omit<AwsRequest, 'body'>> & { readonly body?: string }): AwsRequest {
  const { method = 'POST', host = 'ec2.us-east-1.amazonaws.com', target = '/', headers = {}, body = '' } = request;
  return { method, host, target, headers, body: Buffer.from(body) };
}

/** The header of a request that an account's key has signed for an API. */
export function signedFor(signingName: string, region = 'us-east-1', accessKeyId = 'AKIA111122223333ROOT') {
  const credential = `${accessKeyId}/20261127/${region}/${signingName}/aws4_request`;
  return { authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=abc` };
}
