import type { AwsRequest } from './call';
import { credentialOf } from './credential';

/** The API and region that a request is for. */
export interface Route {
  readonly api: string;
  readonly region: string;
}

/** APIs that have another name in hosts and signatures than in IAM. Source: service authorization reference. */
const otherNames: Readonly<Record<string, string>> = { monitoring: 'cloudwatch' };

// Requests to APIs without a region are signed for this one: IAM, and STS at its global host.
const globalRegion = 'us-east-1';

/** Where a request goes, according to its signature, or to its host where that says more or nothing is signed. */
export function routeOf(request: AwsRequest): Route {
  const host = hostRoute(request.host);
  const credential = credentialOf(request);
  if (credential === undefined || host.api === 's3control') return host;
  return { api: nameInIam(credential.signingName), region: credential.region };
}

const nameInIam = (name: string) => otherNames[name] ?? name;

/** The name of an API in signatures. */
export function signingNameOf(api: string): string {
  if (api === 's3control') return 's3';
  return Object.keys(otherNames).find((name) => otherNames[name] === api) ?? api;
}

function hostRoute(host: string): Route {
  const labels = host.replace(/\.amazonaws\.com$/, '').split('.');
  const control = labels.indexOf('s3-control');
  if (control !== -1) return { api: 's3control', region: labels[control + 1] ?? globalRegion };
  const bucket = labels.lastIndexOf('s3');
  if (bucket !== -1) return { api: 's3', region: labels[bucket + 1] ?? globalRegion };
  const region = labels.length > 1 ? labels.at(-1) : undefined;
  return { api: nameInIam(labels.at(-2) ?? labels[0] ?? host), region: region ?? globalRegion };
}

/** The bucket that a host names; undefined where the host is that of S3 itself. */
export function bucketOfHost(host: string): string | undefined {
  return /^(.+)\.s3(?:[.-][a-z0-9-]+)?\.amazonaws\.com$/.exec(host)?.[1];
}
