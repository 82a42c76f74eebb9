import { on, unseen } from './access';
import type { ApiKinds } from './kind';

const why =
  'No environment of this repository has a zone. Source: terraform-provider-aws, aws_route53_record; service authorization reference, "Actions, resources, and condition keys for Amazon Route 53".';
const ofZone = (...actions: readonly string[]) => unseen(why, on('route53 hostedzone of names')(...actions));
const change = unseen(why, on('route53 change')('route53:GetChange'));

export const route53 = {
  'route53 Record': {
    // The provider's own identifier, of the zone's id, the name and the type.
    name: 'none',
    externalName: 'made by AWS',
    stateful: false,
    references: { healthCheckIdRef: 'route53 HealthCheck', recordsRefs: 'ec2 EIP', zoneIdRef: 'route53 Zone' },
    required: ['zoneId', 'name', 'type', 'alias | records'],
    // Route 53 API reference, "ChangeResourceRecordSets": CREATE fails where there is a record of the name and type.
    takes: [{ fields: ['zoneId', 'name', 'type'] }],
    holds: [],
    jsonTexts: {},
    leaveOut: {},
    identifiedBy: ['zoneId', 'name', 'type'],
    // One operation makes, changes and deletes records.
    operations: 'none',
    access: {
      create: [ofZone('route53:ChangeResourceRecordSets'), change],
      read: [ofZone('route53:GetHostedZone', 'route53:ListResourceRecordSets')],
      update: [ofZone('route53:ChangeResourceRecordSets'), change],
      delete: [ofZone('route53:ChangeResourceRecordSets'), change],
    },
  },
} satisfies ApiKinds;
