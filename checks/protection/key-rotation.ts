import { citation } from '../../kinds/pci-requirements';
import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at } from '../../objects/json';
import { forProviderOf } from '../../objects/managed-resource';

/** KMS keys that are never rotated, or that a deletion can remove within a week. */
export function keyRotationProblems(objects: readonly DistObject[]): string[] {
  return objects
    .filter((object) => groupKind(object) === 'kms Key')
    .flatMap((object) => {
      const forProvider = forProviderOf(object.body);
      const days = at(forProvider, 'deletionWindowInDays');
      const problems =
        at(forProvider, 'enableKeyRotation') === true
          ? []
          : [`spec.forProvider.enableKeyRotation: not true — set it, for ${citation('3.7.4')}`];
      if (typeof days !== 'number' || days < 7 || days > 30) {
        problems.push(`spec.forProvider.deletionWindowInDays: not 7 to 30 (${days}) — set it`);
      }
      return problems.map((problem) => `${where(object)}: ${problem}`);
    });
}
