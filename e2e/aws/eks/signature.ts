import { createHash, createHmac } from 'node:crypto';

/** A GET request with its signature in the URL. */
export interface PresignedRequest {
  readonly host: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** By their names in lower case, including all signed ones. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Whether a presigned request was signed with a secret key.
 * Source: IAM user guide, "Create a signed AWS API request" (canonical request, string to sign, signing key).
 */
export function isSignedWith(request: PresignedRequest, secretAccessKey: string): boolean {
  const { query, host, headers, path } = request;
  const signed = (query.get('X-Amz-SignedHeaders') ?? '').split(';');
  const [, date = '', region = '', signingName = ''] = (query.get('X-Amz-Credential') ?? '').split('/');
  const canonical = [
    'GET',
    path,
    canonicalQuery(query),
    ...signed.map((name) => `${name}:${name === 'host' ? host : (headers[name] ?? '').trim()}`),
    '',
    signed.join(';'),
    createHash('sha256').update('').digest('hex'),
  ].join('\n');
  const scope = `${date}/${region}/${signingName}/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', query.get('X-Amz-Date') ?? '', scope, sha256(canonical)].join('\n');
  const key = [date, region, signingName, 'aws4_request'].reduce<string | Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `AWS4${secretAccessKey}`,
  );
  return createHmac('sha256', key).update(toSign).digest('hex') === query.get('X-Amz-Signature');
}

function canonicalQuery(query: URLSearchParams): string {
  return [...query.entries()]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
