import { awsQuotas } from '../model/aws/aws-quotas';
import { fargateZones } from '../model/aws/regions';
import { cidr } from '../model/cidr';
import { type Entrance, entrancesOf, type Ingresses, portsOf } from '../model/entrance';
import type { Platform } from '../model/environment';
import { managementNetworkSchema } from '../model/platform';
import type { Port } from '../model/pods/ports';
import type { Problem } from '../model/problem';
import { valueAt } from '../model/shape';
import { wellFormedFields } from '../model/well-formed';
import type { WrittenEnvironment } from '../model/written-environment';
import { entrancePortProblems, healthCheckProblems } from './entrances/port-checks';
import { managementRanges, ownRanges } from './management-network-checks';
import { rangeProblems, vpcRangeOf } from './network-checks';
import { placeProblems } from './place-checks';

/** Source: Elastic Load Balancing user guide, "Application Load Balancers", "Host conditions" and "Path conditions". */
const longest = 128;

/**
 * Values of conditions that one rule of a load balancer may have; each name and path makes a rule of its own, with two.
 *
 * Source: Elastic Load Balancing user guide, "Quotas for your Application Load Balancers", "Rules per load balancer".
 */
const mostRules = 100;

/**
 * What is wrong with the ways in which a service is reached from outside of the cluster; nothing is said of its ports
 * while they are not known.
 */
export function ingressProblems(
  service: Ingresses & { readonly name: string; readonly ports: readonly Port[] | undefined },
  environment: WrittenEnvironment,
  platform: Platform,
  where: string,
): Problem[] {
  const { ports } = service;
  const ofPorts = ports === undefined ? [] : entrancePortProblems({ ...service, ports }, where);
  const ofEach = entrancesOf(service).flatMap((entrance) => {
    const at = (field: string) => `${where}.${entrance.field}${field}`;
    return [
      ...entrance.hosts.flatMap((host, index) =>
        nameProblems(host, at(index === 0 ? '.host' : `.aliases[${index - 1}]`)),
      ),
      ...repeatedHosts(entrance, at),
      ...pathProblems(entrance, at),
      ...healthCheckProblems(entrance, ports, at('.healthCheckPath')),
      ...arnProblems(entrance, environment, at),
      ...callerProblems(entrance, environment, platform, at),
    ];
  });
  return [...ofPorts, ...ofEach];
}

type At = (field: string) => string;

function nameProblems(value: string, where: string): Problem[] {
  if (!/^([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,59})$/.test(value)) {
    return [{ where, what: 'is not a DNS name', value, fix: 'write a host name such as payment.example.com' }];
  }
  if (value.length <= longest) return [];
  const what = `is longer than the ${longest} characters that a rule of a load balancer takes`;
  return [{ where, what, value, fix: 'choose a shorter one' }];
}

function repeatedHosts({ hosts }: Entrance, at: At): Problem[] {
  return hosts.flatMap((value, index) => {
    const first = hosts.indexOf(value);
    const other = first === 0 ? 'host' : `aliases[${first - 1}]`;
    return first === index
      ? []
      : [{ where: at(`.aliases[${index - 1}]`), what: `is also ${other}`, value, fix: 'remove one' }];
  });
}

/** Source: Kubernetes API reference, "IngressSpec" of networking.k8s.io/v1; `*` and `?` are wildcards to load balancers. */
function pathProblems({ hosts, paths }: Entrance, at: At): Problem[] {
  const rules = hosts.length * paths.length;
  const tooMany: Problem[] =
    rules <= mostRules
      ? []
      : [
          {
            where: at('.paths'),
            what: `make more rules, one for each path of each name, than the ${mostRules} that a load balancer has at first`,
            value: rules,
            fix: 'let through a prefix instead of many paths, or fewer names',
          },
        ];
  const wrong = paths.flatMap(({ path: value, match }, index): Problem[] => {
    const where = at(`.paths[${index}].path`);
    const first = paths.findIndex((other) => other.path === value && other.match === match);
    if (!value.startsWith('/')) {
      return [{ where, what: 'does not begin with /', value, fix: `write /${value.trim()}` }];
    }
    if (!/^[\w.~!$&'()+,;=:@%/-]+$/.test(value) || /\/\/|\/\.{1,2}(\/|$)/.test(value) || value.length > longest) {
      const what = `is no path of at most ${longest} characters without blanks, wildcards, // and dots for folders`;
      return [{ where, what, value, fix: 'write one such as /v1/payments' }];
    }
    if (first !== index) return [{ where, what: `is also paths[${first}]`, value, fix: 'remove one' }];
    const outer = paths.findIndex((other, place) => {
      // Of two prefixes that hold each other the second is one too many.
      const isMutual = match === 'prefix' && isBelow(other.path, value);
      return place !== index && other.match === 'prefix' && isBelow(value, other.path) && !(isMutual && place > index);
    });
    if (outer === -1) return [];
    const what = `is let through by the prefix of paths[${outer}] already, ${paths[outer]?.path}`;
    return [{ where, what, value, fix: 'remove one of the two' }];
  });
  return [...tooMany, ...wrong];
}

/** A prefix holds whole segments; with and without a slash at its end it is the same. */
function isBelow(path: string, prefix: string): boolean {
  const folder = prefix.replace(/\/$/, '');
  return `${path}/`.startsWith(`${folder}/`);
}

function arnProblems({ certificateArn, webAclArn }: Entrance, environment: WrittenEnvironment, at: At): Problem[] {
  const { account, region } = environment;
  // An ARN cannot be compared with a wrong account or region, which is reported elsewhere.
  if (account === undefined || region === undefined || placeProblems(environment).length > 0) return [];
  const arns = [
    {
      field: 'certificateArn',
      value: certificateArn,
      form: `arn:aws:acm:${region}:${account}:certificate/`,
      rest: /^[\w-]+$/,
    },
    {
      field: 'webAclArn',
      value: webAclArn,
      form: `arn:aws:wafv2:${region}:${account}:regional/webacl/`,
      rest: /^[\w-]+\/[\w-]+$/,
    },
  ];
  return arns.flatMap(({ field, value, form, rest }) => {
    if (value === undefined || (value.startsWith(form) && rest.test(value.slice(form.length)))) return [];
    const isElsewhere = !value.startsWith(form);
    const what = isElsewhere ? 'is not in the account and region of the load balancer' : 'is not a whole ARN';
    const fix = isElsewhere ? `use one that starts with ${form}` : 'copy it from AWS';
    return [{ where: at(`.${field}`), what, value, fix }];
  });
}

/** What is wrong with the ranges from which an internal entrance is reached. */
function callerProblems(entrance: Entrance, environment: WrittenEnvironment, platform: Platform, at: At): Problem[] {
  const { from } = entrance;
  if (from === 'everyone') return [];
  const rules = from.length * portsOf(entrance).length;
  const { limit } = awsQuotas.inboundRules;
  return [
    ...from.flatMap((range, index) =>
      callerProblem(range, at(`.from[${index}]`), from.slice(0, index), environment, platform),
    ),
    ...(rules <= limit
      ? []
      : [
          {
            where: at('.from'),
            what: `makes more inbound rules in one security group than the ${limit} that AWS allows at first`,
            value: rules,
            fix: 'join neighbouring ranges',
          },
        ]),
  ];
}

function callerProblem(
  value: string,
  where: string,
  earlier: readonly string[],
  environment: WrittenEnvironment,
  platform: Platform,
): Problem[] {
  const wrong = rangeProblems(where, value);
  if (wrong.length > 0) return wrong;
  const problem = (what: string, fix: string): Problem[] => [{ where, what, value, fix }];
  if (!ownRanges.some((own) => cidr.contains(own, value))) {
    return problem(
      'is not a private range, and an internal entrance has no way to any other',
      'use ingress for callers on the internet',
    );
  }
  const first = earlier.findIndex((other) => cidr.isRange(other) && cidr.overlaps(other, value));
  if (first !== -1) return problem(`overlaps from[${first}], ${earlier[first]}`, 'remove one');
  const vpc = vpcRangeOf(environment);
  if (vpc !== undefined && cidr.overlaps(vpc, value)) {
    return problem(
      `overlaps vpcCidr ${vpc}, whose pods call each other without an entrance`,
      'name the calls in config/services.ts',
    );
  }
  const { region } = environment;
  const network = valueAt(platform, ['management', 'network']);
  const { peering, transitGateways } = wellFormedFields(managementNetworkSchema, network);
  // Of a region or a network that is malformed nothing is known, and that is reported elsewhere.
  if (region === undefined || !Object.hasOwn(fargateZones, region)) return [];
  if (network !== undefined && (peering === undefined) === (transitGateways === undefined)) return [];
  const ranges = managementRanges(platform);
  if (peering !== undefined && !ranges.some((range) => cidr.contains(range, value))) {
    const what = 'is not behind the peering of config/platform.ts management.network, which leads to no other network';
    return problem(what, `use a range inside ${ranges.join(', ')}, or a transit gateway`);
  }
  if (peering !== undefined || transitGateways?.[region] !== undefined) return [];
  const fix = `name a transit gateway of ${region} in config/platform.ts management.network`;
  return problem('is in a network to which nothing joins the VPC', fix);
}
