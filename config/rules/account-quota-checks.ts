import { type AwsQuota, awsQuotas } from '../model/aws/aws-quotas';
import type { Platform } from '../model/environment';
import type { Problem } from '../model/problem';
import { proxied } from '../model/reaches/egress-proxy';
import { declaredNames } from '../model/uses';
import type { WrittenEnvironment } from '../model/written-environment';
import type { WrittenService } from '../model/written-service';

/** What counts against a quota of an account. */
interface Counted {
  readonly quota: AwsQuota;
  /** Whether each region of an account has the quota to itself. */
  readonly isOfRegion: boolean;
  /** What an environment has of it beside what each service has. */
  readonly ofPlatform: (platform: Platform, environment: WrittenEnvironment, hasProxy: boolean) => number;
  /** What one service has of it in an environment. */
  readonly ofService: (service: WrittenService, environment: WrittenEnvironment) => number;
}

/** Roles that every environment has without those of controllers: cluster, flow logs, the account's, and one for each profile. */
const platformRoles = 6;

/** Groups that every environment has: of the control plane, endpoints, load balancers and its own pods. */
const platformGroups = 4;

/** Whether some service reaches hosts on the internet, by a proxy with a role and a group of its own. */
export const hasProxy = (services: readonly WrittenService[], { services: own }: WrittenEnvironment): boolean =>
  proxied(services.map(({ name, reaches }) => ({ name, reaches: { ...reaches, ...own[name]?.reaches } }))).length > 0;

const withPolicy = ({ controllers }: Platform) => controllers.filter(({ policy }) => policy !== undefined).length;

/** Quotas that a catalogue of services can meet, and how; `npm run plan` counts the same in what is rendered. */
export const countedQuotas = {
  roles: {
    quota: awsQuotas.roles,
    isOfRegion: false,
    ofPlatform: (platform, { protection }, proxy) =>
      platformRoles + withPolicy(platform) + (protection?.backups ? 1 : 0) + (proxy ? 1 : 0),
    ofService: ({ name, pipeline }, { services }) => ((services[name]?.pipeline ?? pipeline) === undefined ? 1 : 2),
  },
  policies: { quota: awsQuotas.policies, isOfRegion: false, ofPlatform: withPolicy, ofService: () => 1 },
  securityGroups: {
    quota: awsQuotas.securityGroups,
    isOfRegion: true,
    ofPlatform: (_platform, _environment, proxy) => platformGroups + (proxy ? 1 : 0),
    // Its own, that of its internal load balancer, and one for each database and each cache.
    ofService: ({ name, uses }, { services }) =>
      1 +
      (services[name]?.internalIngress === undefined ? 0 : 1) +
      declaredNames(uses.databases).length +
      declaredNames(uses.caches).length,
  },
  loadBalancers: {
    quota: awsQuotas.loadBalancers,
    isOfRegion: true,
    ofPlatform: () => 0,
    ofService: ({ name }, { services }) => {
      const { ingress, internalIngress } = services[name] ?? {};
      return [ingress, internalIngress].filter((one) => one !== undefined).length;
    },
  },
  tables: {
    quota: awsQuotas.tables,
    isOfRegion: true,
    ofPlatform: () => 0,
    ofService: ({ uses }) => declaredNames(uses.tables).length,
  },
  buckets: {
    quota: awsQuotas.buckets,
    isOfRegion: false,
    // One for logs of load balancers, where there is an entrance, makes no difference to so many.
    ofPlatform: () => 0,
    // A workgroup has a bucket for its results.
    ofService: ({ uses }) => declaredNames(uses.buckets).length + declaredNames(uses.workgroups).length,
  },
} as const satisfies Readonly<Partial<Record<keyof typeof awsQuotas, Counted>>>;

/** Reports quotas of an account that the services of its environments exceed together; first the one that is met first. */
export function accountQuotaProblems(
  environments: readonly WrittenEnvironment[],
  services: readonly WrittenService[],
  platform: Platform,
): Problem[] {
  return Object.values<Counted>(countedQuotas)
    .flatMap((counted) => {
      const places = new Map<string, WrittenEnvironment[]>();
      for (const environment of environments) {
        const { account, region } = environment;
        const place = counted.isOfRegion ? `${account} in ${region}` : `${account}`;
        if (account !== undefined) places.set(place, [...(places.get(place) ?? []), environment]);
      }
      return [...places].flatMap(([place, members]) => over(counted, place, members, services, platform));
    })
    .sort((one, other) => one.fitting - other.fitting)
    .map(({ problem }) => problem);
}

function over(
  { quota, ofPlatform, ofService }: Counted,
  place: string,
  environments: readonly WrittenEnvironment[],
  services: readonly WrittenService[],
  platform: Platform,
): { readonly fitting: number; readonly problem: Problem }[] {
  let count = environments.reduce(
    (sum, environment) => sum + ofPlatform(platform, environment, hasProxy(services, environment)),
    0,
  );
  let fitting = 0;
  for (const service of services) {
    count += environments.reduce((sum, environment) => sum + ofService(service, environment), 0);
    if (count <= quota.limit) fitting += 1;
  }
  if (count <= quota.limit) return [];
  const names = environments.flatMap(({ name }) => name ?? []);
  const who = `account ${place}, for ${names.join(' and ')}`;
  const what = `need more than the ${quota.limit} ${quota.what} that AWS allows at first, ${count} in ${who}; the first ${fitting} fit`;
  const split =
    names.length > 1
      ? 'give each of these environments an account of its own'
      : 'move some into an environment in another account';
  const fix = `${split}, or ask AWS for more and raise the limit in config/model/aws/aws-quotas.ts`;
  return [{ fitting, problem: { where: 'config/services.ts services', what, value: services.length, fix } }];
}
