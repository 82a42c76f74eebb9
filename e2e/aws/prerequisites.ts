import type { EnvironmentInput } from '../../config/model/environment';
import { platform } from '../../config/platform';
import type { PresetRole } from './front/options';

/** Audience of the tokens with which a service account assumes a role. */
export const audience = 'sts.amazonaws.com';

const crossplane = ['system:serviceaccount:crossplane-system:provider-aws'];
const argocd = ['argocd-application-controller', 'argocd-applicationset-controller', 'argocd-server'].map(
  (name) => `system:serviceaccount:argocd:${name}`,
);

/** The roles that people make before the first sync, as docs/before-the-first-sync.md and `bootstrap/` tell them to. */
export function rolesBeforeTheFirstSync(issuer: string, environments: readonly EnvironmentInput[]): PresetRole[] {
  const { crossplaneRoleArn, argocdRoleArn } = platform.management;
  const administrators = environments.flatMap(({ adminRoleArns }) => adminRoleArns ?? []);
  return [
    { arn: crossplaneRoleArn, trust: serviceAccounts(crossplaneRoleArn, issuer, crossplane) },
    { arn: argocdRoleArn, trust: serviceAccounts(argocdRoleArn, issuer, argocd) },
    ...environments.map(({ account }) => ({
      arn: `arn:aws:iam::${account}:role/${platform.provisionerRole}`,
      trust: trust({ Principal: { AWS: crossplaneRoleArn }, Action: ['sts:AssumeRole', 'sts:TagSession'] }),
    })),
    ...[...new Set(administrators)].map((arn) => ({
      arn,
      trust: trust({ Principal: { AWS: arn.replace(/:role\/.*$/, ':root') }, Action: 'sts:AssumeRole' }),
    })),
  ];
}

function serviceAccounts(roleArn: string, issuer: string, subjects: readonly string[]) {
  const host = issuer.replace(/^https:\/\//, '');
  const account = roleArn.split(':')[4];
  return trust({
    Principal: { Federated: `arn:aws:iam::${account}:oidc-provider/${host}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: { [`${host}:sub`]: subjects, [`${host}:aud`]: audience } },
  });
}

function trust(statement: PresetRole['trust']): PresetRole['trust'] {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] };
}
