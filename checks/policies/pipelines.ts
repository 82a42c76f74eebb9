import type { Environment } from '../../config/model/environment';
import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, isObject, type Json, type JsonObject, listAt, parsedObject, places, stringAt } from '../../objects/json';
import { forProviderOf } from '../../objects/managed-resource';

/**
 * Roles that somebody outside of the environment's clusters assumes with a token, and that do not name exactly whom, are of
 * no service's pipeline, trust an issuer that the account does not know, or may do more than push that service's images.
 * Accepts composed objects as well.
 */
export function pipelineRoleProblems(objects: readonly DistObject[], environment: Environment): string[] {
  const { account, name, region, services } = environment;
  const own = objects.filter(({ namespace }) => namespace === name);
  // Of several environments in one account the first makes the provider.
  const known = objects
    .filter((object) => groupKind(object) === 'iam OpenIDConnectProvider')
    .map(({ body }) => forProviderOf(body));
  const roles = own
    .filter((object) => groupKind(object) === 'iam Role')
    .map((object) => ({ object, trust: statementsOf(stringAt(forProviderOf(object.body), 'assumeRolePolicy')) }))
    .filter(({ trust }) => trust.some(isOutside));
  const wanted = services.flatMap((service) => (service.pipeline === undefined ? [] : [service.name]));
  return [
    ...wanted
      .map((service) => `eks-${service}-pipeline-role-${name}`)
      .filter((role) => !roles.some(({ object }) => object.name === role))
      .map((role) => `dist/${name}: no role for a pipeline that the catalogue has (${role}) — render it`),
    ...roles.flatMap(({ object, trust }) => {
      const service = wanted.find((one) => object.name === `eks-${one}-pipeline-role-${name}`);
      if (service === undefined) return [`${where(object)}: a role of no pipeline — remove it`];
      const repository = `arn:aws:ecr:${region}:${account}:repository/${service}-service-${name}`;
      const policies = own.filter(
        (other) => stringAt(forProviderOf(other.body), 'roleRef', 'name') === object.name && other !== object,
      );
      return [
        ...trustProblems(trust, known, account),
        ...policies.flatMap(({ body, kind }) =>
          kind === 'RolePolicy'
            ? rightsProblems(statementsOf(stringAt(forProviderOf(body), 'policy')), repository)
            : [`has a policy of another kind (${kind}) — write its own`],
        ),
      ].map((problem) => `${where(object)}: ${problem}`);
    }),
  ];
}

const statementsOf = (text = ''): JsonObject[] => listAt(parsedObject(text), 'Statement').filter(isObject);

/** Whether it lets in who has a token of another issuer than a cluster. */
function isOutside(statement: JsonObject): boolean {
  const federated = at(statement, 'Principal', 'Federated');
  return federated !== undefined && !/:oidc-provider\/oidc\.eks\./.test(String(federated));
}

function trustProblems(trust: readonly JsonObject[], known: readonly (Json | undefined)[], account: string): string[] {
  return trust.flatMap((statement) => {
    const provider = stringAt(statement, 'Principal', 'Federated') ?? '';
    const issuer = provider.replace(`arn:aws:iam::${account}:oidc-provider/`, '');
    const conditions = places(at(statement, 'Condition')).filter(({ value }) => !isObject(value));
    const exact = (claim: string) => {
      const value = at(statement, 'Condition', 'StringEquals', `${issuer}:${claim}`);
      return typeof value === 'string' && value !== '' && !/[*?]/.test(value) ? value : undefined;
    };
    const isKnown = known.some(
      (one) =>
        isObject(one) && one.url === `https://${issuer}` && listAt(one, 'clientIdList').includes(exact('aud') ?? ''),
    );
    return [
      ...(isKnown ? [] : [`no identity provider with this audience (${provider}) — make it`]),
      ...(exact('aud') && exact('sub') && conditions.length === 2
        ? []
        : [
            `does not name exactly whom it trusts (${JSON.stringify(statement.Condition)}) — name audience and subject`,
          ]),
      ...(statement.Action === 'sts:AssumeRoleWithWebIdentity' ? [] : ['is assumed in another way — leave that out']),
    ];
  });
}

/** Source: ECR user guide, "IAM permissions for pushing an image to an Amazon ECR private repository". */
const pushes = [
  'ecr:BatchCheckLayerAvailability',
  'ecr:BatchGetImage',
  'ecr:CompleteLayerUpload',
  'ecr:InitiateLayerUpload',
  'ecr:PutImage',
  'ecr:UploadLayerPart',
];

function rightsProblems(statements: readonly JsonObject[], repository: string): string[] {
  const rights = statements.flatMap((statement) =>
    [statement.Action]
      .flat()
      .flatMap((action) => [statement.Resource].flat().map((resource) => `${action} ${resource}`)),
  );
  const wanted = ['ecr:GetAuthorizationToken *', ...pushes.map((action) => `${action} ${repository}`)];
  return [
    ...rights.filter((right) => !wanted.includes(right)).map((right) => `may do more than push (${right}) — remove it`),
    ...wanted.filter((right) => !rights.includes(right)).map((right) => `cannot push (${right}) — allow it`),
  ];
}
