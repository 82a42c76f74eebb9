import * as awsProvider from '../../../imports/aws.m.upbound.io';
import * as secretsmanager from '../../../imports/secretsmanager.aws.m.upbound.io';
import type { CompositeDefinition } from './composite-definition';
import { rules } from './rules';
import { type Rule, schema } from './schema';

const { choice, object, tags, text } = schema;

const immutableAccount: Rule = [
  'self == oldSelf',
  'cannot be changed — everything of the environment would be made anew; make another environment instead',
];

/**
 * An environment's way into its AWS account: a composite because the account must be claimed first. The names that AWS
 * makes are known to this management cluster alone, so another cluster, or this one after it has lost them, must not
 * start.
 */
export const accountAccess: CompositeDefinition = {
  kind: 'AccountAccess',
  plural: 'accountaccesses',
  description: 'The way of an environment’s managed resources into its AWS account, open once the account is claimed.',
  source: 'account_access.py',
  composes: [awsProvider.ProviderConfig.GVK, secretsmanager.Secret.GVK],
  columns: { ACCOUNT: '.spec.account', CLAIMED: '.status.conditions[?(@.type=="Claimed")].status' },
  spec: object('The access that is wanted.', {
    account: text(
      'AWS account id.',
      ["self.matches('^[0-9]{12}$')", 'is no AWS account id — write its 12 digits'],
      immutableAccount,
    ),
    region: text('AWS region of the claim.', rules.region, immutableAccount),
    roleName: text('Role in the account that the AWS provider assumes.', rules.roleName),
    externalId: text('What it says when it does so, as the trust of the role demands.'),
    credentials: object('How the AWS provider proves who it is before it assumes the role.', {
      source: choice('By its service account (IRSA), or with a Secret of the management cluster.', ['IRSA', 'Secret']),
      'secretRef?': object('The Secret.', {
        namespace: text('Its namespace.', rules.objectName),
        name: text('Its name.', rules.objectName),
        key: text('The key of its value.'),
      }),
    }),
    claim: object(
      'The secret in AWS, without a value, whose being there says that the account is taken; it outlives this object.',
      { name: text('Its name, in AWS as well.', rules.objectName, rules.immutableName) },
    ),
    tags,
  }),
  status: {},
};
