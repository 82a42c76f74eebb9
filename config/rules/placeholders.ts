import { type Json, places } from '../../objects/json';
import { unknownDigest } from '../model/digest';
import { exampleAccount } from '../model/example-account';

/**
 * What a value of a real platform never has in it.
 *
 * Source: RFC 2606, domains for examples; AWS's documentation, account ids and ids of resources for examples. `example` on
 * GitHub stands for whoever forks this repository, a digest of zeros for one that is still to be looked up, and an image
 * that echoes requests for a service.
 */
const reserved: readonly RegExp[] = [
  /(?:^|[./@])example\.(?:com|net|org)(?:$|[/:])/,
  /github\.com[/:]example\//,
  /^[a-z]+-(?:0123456789abcdef0|1234567890abcdef0)$/,
  exampleAccount,
  new RegExp(`${unknownDigest}$`),
  /\/http-https-echo[:@]/,
];

/** Where a configuration has what only an example can have, each place with its value. */
export function placeholders(configuration: Json): string[] {
  return places(configuration).flatMap(({ path, value }) =>
    typeof value === 'string' && reserved.some((pattern) => pattern.test(value)) ? [`${path} ("${value}")`] : [],
  );
}
