import type { JsonObject } from '../../../objects/json';
import type { Ask, AwsResource } from './aws-resource';
import { contentOf } from './content';
import { recordName } from './record-name';

/** Records that come with every zone. */
const own = ['NS', 'SOA'];

/** What an account has in the zones of Route 53, which people have made. */
export async function route53Resources(ask: Ask): Promise<readonly AwsResource[]> {
  const { HostedZones } = await ask<{ readonly HostedZones: readonly { readonly Id: string }[] }>(
    'route53',
    'ListHostedZones',
  );
  const zones = await Promise.all(
    HostedZones.map(async ({ Id }) => {
      const zone = Id.replace('/hostedzone/', '');
      const { ResourceRecordSets } = await ask<{
        readonly ResourceRecordSets: readonly (JsonObject & { readonly Name: string; readonly Type: string })[];
      }>('route53', 'ListResourceRecordSets', { HostedZoneId: zone });
      return ResourceRecordSets.filter(({ Type }) => !own.includes(Type)).map((record) => {
        const name = [zone, recordName(record.Name), record.Type].join(', ');
        return {
          kind: 'route53 Record',
          name,
          identity: [zone, record.Name.replace(/\.$/, ''), record.Type].join('_'),
          content: contentOf(record, ['AliasTarget', 'ResourceRecords', 'TTL']),
        };
      });
    }),
  );
  return zones.flat();
}
