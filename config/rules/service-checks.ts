import { instead } from '../../texts/nearest';
import { dnsLabelProblems } from '../model/dns-label';
import type { Platform } from '../model/environment';
import type { Problem } from '../model/problem';
import { egressProxy } from '../model/reaches/egress-proxy';
import { declaredNames, everyUse, knownUses } from '../model/uses';
import type { WrittenService } from '../model/written-service';

/**
 * Namespaces of Kubernetes, of Fargate's log router and of the proxy, and one whose log group would be the one for lines of
 * unknown namespaces; those of the platform's controllers are reserved as well.
 */
const reservedNamespaces = ['default', 'aws-observability', egressProxy, 'platform'];

/** Beginnings that Kubernetes, EKS or AWS reserve for names of their own, in some place where a service's name would stand. */
const reservedPrefixes = ['amazon', 'amzn-', 'aws-', 'eks-', 'kube-'];

/** Names of the platform's own security groups and pod execution roles; a service of that name would make the same ones. */
const reservedNames = [
  'argocd',
  'cluster',
  'coredns',
  'default',
  egressProxy,
  'endpoints',
  'flow-logs',
  'internet',
  'load-balancers',
  'platform',
  'pods',
];

function isReserved(name: string, { controllers }: Platform): boolean {
  if (name === 'aws' || reservedPrefixes.some((prefix) => name.startsWith(prefix))) return true;
  return reservedNames.includes(name) || controllers.some((one) => one.name === name);
}

const at = (field: string) => `config/services.ts ${field}`;

/** What is wrong with the well-formed fields of the catalogue, within each service and between services. */
export function catalogueProblems(services: readonly WrittenService[], platform: Platform): Problem[] {
  return [
    ...services.flatMap(nameProblems),
    ...services
      .filter(({ name }) => isReserved(name, platform))
      .map(({ name }) => ({
        where: at(name),
        what: 'is a name that the platform itself, Kubernetes or AWS uses',
        value: name,
        fix: 'choose another name for the service',
      })),
    ...services.flatMap((service) => callProblems(service, services)),
    ...services.flatMap((service) => useProblems(service)),
    ...namespaceProblems(services, platform),
  ];
}

function nameProblems({ name, namespace = name, uses }: WrittenService): Problem[] {
  return [
    ...dnsLabelProblems(at(name), name),
    ...(namespace === name ? [] : dnsLabelProblems(at(`${name}.namespace`), namespace)),
    ...everyUse.flatMap((use) =>
      declaredNames(uses[use]).flatMap((declared) =>
        dnsLabelProblems(at(`${name}.uses.${use}${declared.place}`), declared.name),
      ),
    ),
  ];
}

function callProblems(service: WrittenService, services: readonly WrittenService[]): Problem[] {
  return service.calls.flatMap((call, index): Problem[] => {
    if (call === undefined) return [];
    const where = at(`${service.name}.calls[${index}]`);
    const callee = services.find(({ name }) => name === call.to);
    if (callee === undefined) {
      return [
        {
          where,
          what: 'calls a service that is not in the catalogue',
          value: call.to,
          fix: instead(
            call.to,
            services.map(({ name }) => name),
          ),
        },
      ];
    }
    const problems: Problem[] = [];
    const ports = callee.ports?.map(({ number }) => number);
    if (ports?.length === 0) {
      problems.push({
        where,
        what: 'calls a worker, which has no ports',
        value: call.to,
        fix: 'give it ports, or remove this',
      });
    } else if (ports !== undefined && !ports.includes(call.port)) {
      problems.push({
        where,
        what: `calls a port on which ${call.to} does not listen`,
        value: call.port,
        fix: `use ${ports.join(' or ')}`,
      });
    }
    if (service.calls.findIndex((other) => other?.to === call.to && other.port === call.port) !== index) {
      problems.push({ where, what: 'is listed twice', value: call, fix: 'remove one' });
    }
    return problems;
  });
}

function useProblems({ name, uses }: WrittenService): Problem[] {
  const problems = everyUse.flatMap((use) =>
    declaredNames(uses[use])
      .filter(({ isRepeated }) => isRepeated)
      .map(({ name: value, place }): Problem => {
        return { where: at(`${name}.uses.${use}${place}`), what: 'is listed twice', value, fix: 'remove one' };
      }),
  );
  if (
    uses.workgroups !== undefined &&
    uses.workgroups.length > 0 &&
    uses.buckets !== undefined &&
    declaredNames(uses.buckets).length === 0
  ) {
    problems.push({
      where: at(`${name}.uses.workgroups`),
      what: 'has no bucket to query',
      value: uses.workgroups,
      fix: 'add the bucket that holds the data to uses.buckets',
    });
  }
  return [...problems, ...everyUse.flatMap((use) => knownUses[use].problems(at(`${name}.uses.${use}`), uses[use]))];
}

function namespaceProblems(services: readonly WrittenService[], platform: Platform): Problem[] {
  const reserved = [...reservedNamespaces, ...platform.controllers.map((controller) => controller.namespace)];
  return services.flatMap(({ name, namespace }, index): Problem[] => {
    if (namespace === undefined) return [];
    const where = at(`${name}.namespace`);
    const owner = services.slice(0, index).find((other) => other.namespace === namespace);
    // A name that is refused is not refused a second time as the namespace that follows from it.
    if (
      (reserved.includes(namespace) || namespace.startsWith('kube-')) &&
      !(namespace === name && isReserved(name, platform))
    ) {
      return [
        {
          where,
          what: 'belongs to the platform itself or to Kubernetes',
          value: namespace,
          fix: 'choose a namespace of its own',
        },
      ];
    }
    if (owner === undefined) return [];
    return [
      { where, what: `is also the namespace of ${owner.name}`, value: namespace, fix: 'choose a namespace of its own' },
    ];
  });
}
