import { kinds } from '../../kinds/kinds';
import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, stringAt } from '../../objects/json';
import { forProviderOf } from '../../objects/managed-resource';

/**
 * Resources that leave a policy to AWS. It then has one of AWS's own, which for a topic lets in the whole account, or the one
 * that Git stated last: the provider takes back no policy that Git no longer has.
 */
export function unstatedPolicyProblems(objects: readonly DistObject[]): string[] {
  return objects.flatMap((object) =>
    policiesKeptWithout(object)
      .filter((field) => at(forProviderOf(object.body), field) === undefined)
      .map((field) => `${where(object)}: has no ${field} of ours, so AWS has its own or the last one — state it`),
  );
}

function policiesKeptWithout(object: DistObject): string[] {
  const { jsonTexts = {}, keptWithout = [] } = kinds[groupKind(object)] ?? {};
  // What another company offers decides for itself whether its endpoints take a policy.
  if (stringAt(forProviderOf(object.body), 'serviceName')?.startsWith('com.amazonaws.vpce.')) return [];
  return Object.entries(jsonTexts)
    .filter(([field, use]) => use !== 'no policy' && keptWithout.includes(field))
    .map(([field]) => field);
}
