import type { Environment } from '../../../config/model/environment';
import { environmentPlaceholder, reachableApis } from '../../../config/model/reaches/apis';
import { type ReachedApi, reachedApisOf } from '../../../config/model/reaches/reach';
import type { Service } from '../../../config/model/service';
import { Aws } from '../../aws/aws';
import type { Statement } from '../../aws/policy';

/** What a service's pods may do with APIs of which it has no resource of its own, as it declares it. */
export function reachStatements(environment: Environment, service: Service): Statement[] {
  return reachedApisOf(service.reaches).flatMap((reach) => statements(environment, reach));
}

function statements(environment: Environment, { name, endpoint, actions, resources }: ReachedApi): Statement[] {
  const prefix = reachableApis[endpoint]?.prefix ?? endpoint;
  const aws = new Aws(environment);
  const written = resources.map((resource) => resource.replaceAll(environmentPlaceholder, environment.name));
  const allows: Statement = {
    // Letters and digits, which AWS asks of a Sid.
    Sid: `Reaches${name.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())}`,
    Effect: 'Allow',
    Action: actions.map((action) => `${prefix}:${action}`),
    Resource: resources.length === 0 ? '*' : written.map((resource) => aws.arn(prefix, resource)),
  };
  if (resources.length === 0) return [allows];
  // A key's ARN is not known before AWS has made it, so keys are named by their aliases.
  const keys: Statement = {
    ...allows,
    Sid: `${allows.Sid}Keys`,
    Resource: aws.arn(prefix, 'key/*'),
    Condition: { 'ForAnyValue:StringEquals': { [`${prefix}:ResourceAliases`]: written } },
  };
  if (prefix === 'kms') return [keys];
  // It asks for both, the alias by which it is called and the key behind it. Source: service authorization reference.
  return prefix === 'payment-cryptography' ? [allows, keys] : [allows];
}
