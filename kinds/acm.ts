import { onThose, type Permission, unseen } from './access';
import type { ApiKinds } from './kind';

const ours = onThose('tagged', 'acm certificate');
const retagged = onThose('retagged', 'acm certificate');
const why =
  'No environment of this repository has a zone. Source: terraform-provider-aws, aws_acm_certificate; service authorization reference, "Actions, resources, and condition keys for AWS Certificate Manager".';

/** A certificate that is asked for has no ARN yet, and IAM knows no resource of the request; its tags say whose it will be. */
const request: Permission = { actions: ['acm:RequestCertificate'], on: 'anything', when: 'tagged at creation' };

export const acm = {
  'acm Certificate': {
    name: 'none',
    externalName: 'made by AWS',
    stateful: false,
    references: { certificateAuthorityArnRef: 'acmpca CertificateAuthority', privateKeySecretRef: 'core Secret' },
    required: ['domainName'],
    takes: [],
    holds: [],
    jsonTexts: {},
    leaveOut: {},
    identifiedBy: 'tags',
    operations: { create: 'acm:RequestCertificate', delete: 'acm:DeleteCertificate' },
    access: {
      create: [unseen(why, request), unseen(why, retagged('acm:AddTagsToCertificate'))],
      read: [unseen(why, ours('acm:DescribeCertificate', 'acm:ListTagsForCertificate'))],
      update: [
        unseen(why, ours('acm:UpdateCertificateOptions')),
        unseen(why, retagged('acm:AddTagsToCertificate', 'acm:RemoveTagsFromCertificate')),
      ],
      delete: [unseen(why, ours('acm:DeleteCertificate'))],
    },
  },
} satisfies ApiKinds;
