import { fargateZones } from '../../config/model/aws/regions';
import { cidr } from '../../config/model/cidr';
import type { Asked } from './addition';
import { likeOf } from './environment-entry';

/** The first /16 that neither an environment nor the management cluster has; undefined where all are taken. */
export function freeRange({ written }: Asked): string | undefined {
  const management = written.platform.management.network?.cidrs ?? [];
  return cidr.free16([...management, ...written.environments.map(({ vpcCidr }) => vpcCidr)]);
}

/** The zones of the environment that the new one resembles; in another region, the first three in which EKS runs Fargate pods. */
export function proposedZones(asked: Asked): readonly string[] | undefined {
  const like = likeOf(asked);
  const { region = '' } = asked.answers;
  if (like?.region === region) return like.zones;
  return Object.hasOwn(fargateZones, region) ? fargateZones[region]?.slice(0, 3) : undefined;
}

const isCommit = (revision: string) => /^[0-9a-f]{40}$/.test(revision);

/**
 * What the environment that the new one resembles has, if both are protected alike; else for a retained one the newest
 * version that an environment has, and for a disposable one the branch of the platform. None with cardholder data, which
 * wants a commit, where the other has none.
 */
export function proposedRevision(asked: Asked): string | undefined {
  const { answers, written } = asked;
  const like = likeOf(asked);
  const isRefused = (revision: string) => answers['cardholder-data'] === 'yes' && !isCommit(revision);
  if (like !== undefined && like.protection === answers.protection) {
    return isRefused(like.revision) ? undefined : like.revision;
  }
  if (answers.protection !== 'retained') return written.platform.revision;
  const revisions = written.environments.map(({ revision }) => revision);
  const versions = revisions.filter((one) => /^v\d/.test(one) && !isRefused(one));
  return versions.sort((one, other) => one.localeCompare(other, 'en', { numeric: true })).at(-1);
}
