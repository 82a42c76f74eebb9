import { type AwsRequest, path } from './call';

/** What Route 53 calls a request, by its method and path. Source: Route 53 API reference, "Actions". */
const operations: readonly (readonly [request: RegExp, operation: string])[] = [
  [/^POST \/hostedzone\/?$/, 'CreateHostedZone'],
  [/^GET \/hostedzone\/?$/, 'ListHostedZones'],
  [/^GET \/hostedzone\/[^/]+$/, 'GetHostedZone'],
  [/^POST \/hostedzone\/[^/]+\/rrset\/?$/, 'ChangeResourceRecordSets'],
  [/^GET \/hostedzone\/[^/]+\/rrset\/?$/, 'ListResourceRecordSets'],
  [/^GET \/change\/[^/]+$/, 'GetChange'],
];

/** The operation of Route 53 that a request asks for; `Unknown` for one that is not told apart here. */
export function route53Operation(request: AwsRequest): string {
  const asked = `${request.method} ${path(request).replace(/^\/\d{4}-\d{2}-\d{2}/, '')}`;
  return operations.find(([form]) => form.test(asked))?.[1] ?? 'Unknown';
}
