import { retentionDays } from '../../config/model/aws/retention-days';
import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at } from '../../objects/json';
import { forProviderOf } from '../../objects/managed-resource';

/** Log groups whose retention CloudWatch refuses, or that state none, so that their events are kept for ever. */
export function retentionProblems(objects: readonly DistObject[]): string[] {
  return objects.flatMap((object) => {
    const days = at(forProviderOf(object.body), 'retentionInDays');
    if (groupKind(object) !== 'cloudwatchlogs Group' || retentionDays.some((accepted) => accepted === days)) return [];
    return [
      `${where(object)}: spec.forProvider.retentionInDays: not a value of CloudWatch’s (${days}) — take one of ${retentionDays}`,
    ];
  });
}
