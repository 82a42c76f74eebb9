import { type AwsQuota, awsQuotas } from '../../config/model/aws/aws-quotas';
import type { DistObject } from '../../objects/dist';
import { type Count, countsOf, type QuotaName } from './counts';

/** How what is taken of one quota changes. */
export interface QuotaChange {
  readonly quota: QuotaName;
  readonly subject: string;
  readonly environments: readonly string[];
  readonly before: number;
  readonly after: number;
  /** What is taken while what is new exists and what is old still does, where that is more than before and after. */
  readonly during?: number;
  /** The limit afterwards, or before where nothing is left. */
  readonly limit: number;
  /** Whether more is taken than AWS gives at first, afterwards or in between. */
  readonly isOver: boolean;
  /** What is counted, whether AWS raises it, and who says so. */
  readonly about: Omit<AwsQuota, 'limit'>;
}

/**
 * What these objects take of AWS's quotas, before and after, where that changes. Whatever else is in an account takes of
 * the same quotas, and AWS may have given more. What leaves Git and stays in AWS belongs to both sides.
 */
export function quotaDifference(before: readonly DistObject[], after: readonly DistObject[]): QuotaChange[] {
  const key = ({ quota, subject, environments }: Count) => JSON.stringify([quota, subject, scope(quota, environments)]);
  const [old, now] = [before, after].map((side) => new Map(countsOf(side).map((count) => [key(count), count])));
  const keys = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])].sort();
  return keys.flatMap((one) => changeOf(old?.get(one), now?.get(one)));
}

/** A place stays the same place if another environment moves in. */
function scope(quota: QuotaName, environments: readonly string[]): readonly string[] {
  return quota !== 'addresses' && perAccount.test(awsQuotas[quota].what) ? [] : environments;
}

const perAccount = / in an account/;

function changeOf(old: Count | undefined, now: Count | undefined): QuotaChange[] {
  const count = now ?? old;
  if (count === undefined) return [];
  const [before, after] = [old?.value ?? 0, now?.value ?? 0];
  const together = new Set([...(old?.names ?? []), ...(now?.names ?? [])]).size;
  const during = together > Math.max(before, after) ? together : undefined;
  const isSameLimit = old === undefined || now === undefined || old.limit === now.limit;
  if (before === after && during === undefined && isSameLimit) return [];
  const { quota, subject, limit } = count;
  const environments = [...new Set([...(old?.environments ?? []), ...(now?.environments ?? [])])].sort();
  const isOver = Math.max(after, during ?? 0) > limit;
  const found = { quota, subject, environments, before, after, limit, isOver, about: aboutOf(quota) };
  return [during === undefined ? found : { ...found, during }];
}

function aboutOf(quota: QuotaName): QuotaChange['about'] {
  if (quota === 'addresses') {
    const what = 'addresses of pods and endpoints in the subnets in which pods run, if every quota is used up';
    return { what, isRaised: false, source: 'Amazon VPC user guide, "Subnet CIDR blocks"' };
  }
  const { what, isRaised, source } = awsQuotas[quota];
  return { what, isRaised, source };
}

/**
 * A line for each quota of which half is taken or more, afterwards, before or in between; and one line for each set of
 * environments with what else an account, a VPC or its subnets give.
 */
export function quotaLines(changes: readonly QuotaChange[]): string[] {
  const isNear = ({ after, before, during = 0, limit }: QuotaChange) => Math.max(after, before, during) * 2 >= limit;
  const near = changes.filter(isNear).map(nearLine);
  const far = changes.filter((change) => !isNear(change) && isShared(change));
  const places = [...new Set(far.map(({ environments }) => environments.join(', ')))];
  const rest = places.map((place) => {
    const own = far.filter(({ environments }) => environments.join(', ') === place);
    const counts = own.map(({ quota, before, after, limit }) => `${words(quota)} ${before} → ${after} of ${limit}`);
    return `${place}: less than half is taken: ${counts.join(', ')}`;
  });
  return [...near, ...rest];
}

/** What a single group, role or profile takes is worth a line only near its limit. */
const isShared = ({ quota, subject }: QuotaChange) =>
  quota === 'addresses' || quota === 'interfaceEndpoints' || subject.startsWith('account ');

const words = (quota: QuotaName) =>
  (quota === 'addresses' ? 'addresses for pods' : awsQuotas[quota].what).replace(/ in an? .*$/, '');

function nearLine({ subject, environments, before, after, during, limit, isOver, about }: QuotaChange): string {
  const between = during === undefined ? '' : `, ${during} while old and new are both there`;
  const fix = about.isRaised ? 'ask AWS for more before this is deployed' : 'AWS gives no more';
  const isRising = Math.max(after, during ?? 0) > before;
  const verdict = isRising ? ` — more than there is at first: ${fix}` : ' — still more than there is at first';
  const over = isOver ? verdict : '';
  return `${environments.join(', ')}: ${subject}: ${about.what}: ${before} → ${after} of ${limit}${between}${over}`;
}
