import { fargateZones } from './aws/regions';
import { isDnsLabel } from './dns-label';
import type { Environment, Platform } from './environment';
import { names } from './names';
import type { Problem } from './problem';
import { egressProxy, proxied } from './reaches/egress-proxy';
import type { WrittenEnvironment } from './written-environment';
import type { WrittenService } from './written-service';

/** Characters that the log router's ConfigMap may have. Source: Amazon EKS user guide, "Fargate logging". */
export const logRouterLimit = 5300;

/** Reports a catalogue whose outputs are too long together: the log router would refuse all of them. */
export function logRoutingProblems(
  environments: readonly WrittenEnvironment[],
  services: readonly WrittenService[],
  platform: Platform,
): Problem[] {
  const fits = environments.flatMap(({ account, name, region }) => {
    // A region that is none, or a name that none can have, says nothing about the length of what it would give.
    if (account === undefined || name === undefined || region === undefined || !(region in fargateZones)) return [];
    const named = services.filter((service) => isDnsLabel(service.name));
    const fitting = named.filter((_, index) => {
      return logRouting({ account, name, platform, region }, named.slice(0, index + 1)).length <= logRouterLimit;
    });
    return fitting.length < named.length ? [`${fitting.length} in ${name}`] : [];
  });
  if (fits.length === 0) return [];
  const what = `are more than fit into the ${logRouterLimit} characters of the log router's configuration, ${fits.join(' and ')}`;
  const fix = 'take the rest out, or shorten the names of services, namespaces and environments';
  return [{ where: 'config/services.ts services', what, value: services.length, fix }];
}

/**
 * Outputs of Fargate's log router: each service's lines go into its own log group, the platform's into one. They match the
 * end of a line's tag, `⟨pod⟩_⟨namespace⟩_⟨container⟩-⟨id⟩.log`, of which no part has an underscore in it.
 */
export function logRouting(
  environment: Pick<Environment, 'account' | 'name' | 'platform' | 'region'>,
  services: readonly WrittenService[],
): string {
  const { applicationLogGroup, platformLogGroup } = names(environment);
  const namespaces = new Set(environment.platform.controllers.map(({ namespace }) => namespace));
  const routes = [
    ...[...namespaces].map((namespace) => ({ namespace, logGroup: platformLogGroup })),
    ...services.map(({ name, namespace = name }) => ({ namespace, logGroup: applicationLogGroup(name) })),
    ...(proxied(services).length > 0 ? [{ namespace: egressProxy, logGroup: applicationLogGroup(egressProxy) }] : []),
  ];
  return routes.map(({ namespace, logGroup }) => output(environment.region, namespace, logGroup)).join('');
}

/** The platform makes the group, with a key and a retention; the router may make none. */
function output(region: string, namespace: string, logGroup: string): string {
  return `[OUTPUT]
    Name cloudwatch_logs
    Match kube.*_${namespace}_*
    region ${region}
    log_group_name ${logGroup}
    log_stream_prefix fargate-
    auto_create_group false
`;
}
