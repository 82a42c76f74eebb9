import { anywhere, on, unseen } from './access';
import { type ApiKinds, given } from './kind';

const reference = 'service authorization reference, "Actions, resources, and condition keys for AWS WAF V2"';
const why = `No environment of this repository has a web ACL. Source: terraform-provider-aws, aws_wafv2_web_acl; ${reference}.`;
const acl = (...actions: readonly string[]) => unseen(why, on('wafv2 webacl')(...actions));
/** WAF asks for the right to the groups of AWS's rules too, which it has in the caller's account. */
const withRules = (action: string) => unseen(why, on('wafv2 webacl', 'wafv2 managedruleset')(action));

const ofLogs =
  'No environment of this repository has a web ACL. Source: AWS WAF developer guide, "Permissions to publish logs to CloudWatch Logs".';
const deliveries = unseen(
  ofLogs,
  anywhere(
    'logs:CreateLogDelivery',
    'logs:DeleteLogDelivery',
    'logs:DescribeResourcePolicies',
    'logs:PutResourcePolicy',
  ),
);

export const wafv2 = {
  'wafv2 WebACL': {
    // AWS WAF API reference, "CreateWebACL".
    name: { ...given, max: 128, pattern: /^[\w-]+$/ },
    externalName: 'made by AWS',
    stateful: false,
    references: {},
    required: ['name', 'scope', 'defaultAction', 'visibilityConfig'],
    // AWS WAF API reference, "CreateWebACL", WAFDuplicateItemException.
    takes: [{ fields: ['name', 'scope'] }],
    holds: [],
    jsonTexts: { ruleJson: 'no policy' },
    leaveOut: {},
    identifiedBy: 'tags',
    operations: { create: 'wafv2:CreateWebACL', delete: 'wafv2:DeleteWebACL' },
    access: {
      create: [withRules('wafv2:CreateWebACL'), acl('wafv2:TagResource')],
      read: [acl('wafv2:GetWebACL', 'wafv2:ListTagsForResource')],
      update: [withRules('wafv2:UpdateWebACL'), acl('wafv2:TagResource', 'wafv2:UntagResource')],
      delete: [acl('wafv2:DeleteWebACL')],
    },
  },
  'wafv2 WebACLLoggingConfiguration': {
    name: 'none',
    externalName: 'made of fields',
    stateful: false,
    references: { logDestinationConfigsRefs: 'firehose DeliveryStream', resourceArnRef: 'wafv2 WebACL' },
    required: ['logDestinationConfigs | logDestinationConfigsRefs', 'resourceArn | resourceArnRef'],
    takes: [],
    holds: [],
    jsonTexts: {},
    leaveOut: {},
    identifiedBy: ['resourceArn'],
    // One operation makes and changes it.
    operations: 'none',
    access: {
      create: [acl('wafv2:PutLoggingConfiguration'), deliveries],
      read: [acl('wafv2:GetLoggingConfiguration')],
      update: [acl('wafv2:PutLoggingConfiguration'), deliveries],
      delete: [acl('wafv2:DeleteLoggingConfiguration'), deliveries],
    },
  },
} satisfies ApiKinds;
