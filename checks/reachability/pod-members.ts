import type { DistObject } from '../../objects/dist';
import type { PossiblePod } from './possible-pods';
import { groupsOf } from './security-group-policies';
import type { Member } from './security-groups';

/** The network interfaces of pods, each once; fewer than the pods, most of which carry the same groups. */
export function podMembers(objects: readonly DistObject[], pods: readonly PossiblePod[]): Member[] {
  const members = pods.map((pod): Member => ({ groups: groupsOf(objects, pod), ip: pod.ip }));
  return [...new Map(members.map((member) => [JSON.stringify(member), member])).values()];
}
