import type { Environment } from '../../config/model/environment';
import { kinds } from '../../kinds/kinds';
import type { DistObject } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, listAt, parsedObject, stringAt } from '../../objects/json';
import { forProviderOf } from '../../objects/managed-resource';
import { matchesWildcard } from '../../texts/wildcard';
import { awsPolicies } from '../aws/aws-policies';
import type { Statement } from '../aws/policy';

/** APIs in which the data is; roles use them in their own account only. */
const dataApis = [
  'athena',
  'dynamodb',
  'elasticache',
  'glue',
  'kms',
  'logs',
  's3',
  'sagemaker',
  'secretsmanager',
  'sns',
  'sqs',
];

const linkedRole = 'iam:CreateServiceLinkedRole';
const grant = 'kms:CreateGrant';

/**
 * What the roles of an environment may do at most, whatever their policies say: what the policies of all environments
 * allow, and AWS's own that roles have; none of it lets a role make another one, or give itself more.
 */
export function boundaryStatements({ account }: Environment, objects: readonly DistObject[]): Statement[] {
  const listed = [...objects.flatMap(allowedBy), ...Object.values(awsPolicies).flat()];
  const actions = [...new Set(listed)].filter((action) => action !== linkedRole && action !== grant).sort();
  const widest = actions.filter(
    (action) => !actions.some((other) => other !== action && matchesWildcard(other, action)),
  );
  const isData = (action: string) => dataApis.includes(action.split(':')[0] ?? '');
  return [
    { Sid: 'Platform', Effect: 'Allow', Action: widest.filter((action) => !isData(action)), Resource: '*' },
    {
      Sid: 'DataOfThisAccount',
      Effect: 'Allow',
      Action: widest.filter(isData),
      Resource: '*',
      Condition: { StringEqualsIfExists: { 'aws:ResourceAccount': account } },
    },
    {
      Sid: 'LoadBalancing',
      Effect: 'Allow',
      Action: linkedRole,
      Resource: '*',
      Condition: { StringEquals: { 'iam:AWSServiceName': 'elasticloadbalancing.amazonaws.com' } },
    },
    {
      // AWS Backup has snapshots encrypted by who takes them; a grant to anybody else would hand on what a role may do.
      Sid: 'GrantsToAws',
      Effect: 'Allow',
      Action: grant,
      Resource: '*',
      Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    },
  ];
}

/** The actions that the policies of an object allow to whoever has them. */
function allowedBy(object: DistObject): string[] {
  const texts = Object.entries(kinds[groupKind(object)]?.jsonTexts ?? {});
  const fields = texts.flatMap(([field, held]) => (held !== 'no policy' && held.use === 'identity' ? [field] : []));
  if (fields.length === 0) return [];
  const spec = forProviderOf(object.body);
  return fields.flatMap((field) => {
    const statements = listAt(parsedObject(stringAt(spec, field) ?? ''), 'Statement');
    return statements
      .filter((statement) => stringAt(statement, 'Effect') === 'Allow')
      .flatMap((statement) => listAt(at(statement, 'Action')).map(String));
  });
}
