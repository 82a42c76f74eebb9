import { type Policy, readPolicies } from '../checks/policies/documents';
import { kinds } from '../kinds/kinds';
import type { DistObject } from '../objects/dist';
import { groupKind, isManagedGroup } from '../objects/group-kind';
import { stringAt } from '../objects/json';
import { isArnOf } from './arns';
import { ofKind, textField } from './platform-objects';

/** What a service account may use in AWS. */
export interface Uses {
  readonly namespace: string;
  readonly serviceAccount: string;
  /** APIs, as ARNs and actions name them, for example `dynamodb`. */
  readonly apis: readonly string[];
  /** What of `dist/` it may use. */
  readonly stores: readonly DistObject[];
  /** Policies and role that let it. */
  readonly by: readonly DistObject[];
}

/** What each service account with a role may use, as the policy of its role says. */
export function usesOf(objects: readonly DistObject[]): Uses[] {
  const { policies } = readPolicies(objects);
  const roles = ofKind(objects, 'iam Role').filter(({ composite }) => composite?.kind === 'WorkloadIdentity');
  return roles.flatMap((role) => {
    const account = role.composite?.body;
    const arns = ofKind(objects, 'iam RolePolicyAttachment')
      .filter((attachment) => textField(attachment, 'roleRef', 'name') === role.name)
      .map((attachment) => textField(attachment, 'policyArn'));
    const own = policies.filter(({ object }) => arns.some((arn) => arn.endsWith(`:policy/${object.name}`)));
    const allowed = own.flatMap(({ statements }) => statements.filter(({ effect }) => effect === 'Allow'));
    // Another API calls KMS, on behalf of its caller.
    const called = allowed.filter(({ conditions }) => !conditions.some(({ key }) => key === 'kms:viaservice'));
    const resources = allowed.flatMap((statement) => statement.resources).filter((arn) => arn !== '*');
    return {
      namespace: stringAt(account, 'spec', 'serviceAccount', 'namespace') ?? '',
      serviceAccount: stringAt(account, 'spec', 'serviceAccount', 'name') ?? '',
      apis: [...new Set(called.flatMap(({ actions }) => actions.map((action) => action.split(':')[0] ?? '')))].sort(),
      stores: objects.filter((object) => isStore(object) && resources.some((arn) => isArnOf(arn, object))),
      by: [role, ...own.map(({ object }: Policy) => object)],
    };
  });
}

/** Whether an object has a name in AWS by which a policy can name it; what belongs to another object has none. */
function isStore(object: DistObject): boolean {
  const name = kinds[groupKind(object)]?.name;
  return isManagedGroup(object.group) && name !== undefined && name !== 'none';
}
