import type { Need } from './controller-needs';

/** The needs of a service account with the controller's own role in AWS. */
export function serviceAccountOf(controller: string): Need[] {
  return [
    ['serviceAccount.name', controller, 'a name made from the release, which no role trusts'],
    [
      'serviceAccount.annotations',
      ({ account, name }) => ({
        'eks.amazonaws.com/role-arn': `arn:aws:iam::${account}:role/eks-${controller}-irsa-role-${name}`,
      }),
      'no role, so every call to AWS is refused',
    ],
  ];
}
