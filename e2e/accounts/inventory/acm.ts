import type { JsonObject } from '../../../objects/json';
import type { Ask, AwsResource } from './aws-resource';
import { contentOf } from './content';
import { tagged, type WrittenTags } from './tags';

/** What an account has in ACM. */
export async function acmResources(ask: Ask): Promise<readonly AwsResource[]> {
  const { CertificateSummaryList } = await ask<{
    readonly CertificateSummaryList: readonly { readonly CertificateArn: string }[];
  }>('acm', 'ListCertificates');
  return Promise.all(
    CertificateSummaryList.map(async (of) => {
      const { CertificateArn } = of;
      const { Tags } = await ask<{ readonly Tags?: WrittenTags }>('acm', 'ListTagsForCertificate', { CertificateArn });
      const { Certificate } = await ask<{ readonly Certificate: JsonObject }>('acm', 'DescribeCertificate', {
        CertificateArn,
      });
      return {
        ...tagged('acm Certificate', CertificateArn, Tags),
        content: contentOf(Certificate, ['DomainName', 'Status', 'Type']),
      };
    }),
  );
}
