import { platform } from './platform';
import type { Problem } from './problem';
import type { Service } from './service';
import { tableProblems } from './table-checks';

/** Namespaces that belong to Kubernetes, to this platform's controllers or to Fargate's log router. */
const reservedNamespaces = new Set<string>([
  'default',
  'kube-system',
  'kube-public',
  'kube-node-lease',
  'aws-observability',
  ...platform.controllers.map((controller) => controller.namespace),
]);

/** Ports on which no service may listen, each with what it is. */
const takenPorts: Readonly<Record<number, string>> = {
  443: 'is open to every service in the whole VPC, for the endpoints of AWS, so that only its own NetworkPolicy would keep callers out',
  // Source: Amazon EKS user guide, "AWS Fargate considerations".
  10250: "is the port of Fargate's kubelet",
};

/** Security groups and pod execution roles of the platform itself, whose names a service's would repeat. */
const reservedNames = new Set<string>([
  ...[
    'argocd',
    'cluster',
    'coredns',
    'default',
    'endpoints',
    'flow-logs',
    'internet',
    'load-balancers',
    'platform',
    'pods',
  ],
  ...platform.controllers.map((controller) => controller.name),
]);

/** Whether the text is legal as a namespace and inside every AWS name made from it. */
export function isDnsLabel(text: string): boolean {
  return /^[a-z]([a-z0-9]|-(?=[a-z0-9]))*$/.test(text) && text.length <= 63;
}

const at = (field: string) => `config/services.ts ${field}`;

/** What is wrong with the catalogue: each service by itself, and the services with each other. */
export function catalogueProblems(services: readonly Service[], known: readonly string[]): Problem[] {
  return [
    ...services.flatMap(nameProblems),
    ...services.flatMap(({ name, port }) => {
      const what = takenPorts[port];
      return what === undefined ? [] : [{ where: at(`${name}.port`), what, value: port, fix: 'listen on another one' }];
    }),
    ...services
      .filter(({ name }) => reservedNames.has(name) || name.startsWith('eks-'))
      .map(({ name }) => ({
        where: at(name),
        what: 'is a name that the platform itself or EKS uses',
        value: name,
        fix: 'choose another name for the service',
      })),
    ...services.flatMap((service) => callProblems(service, services, known)),
    ...services.flatMap((service) => useProblems(service)),
    ...namespaceProblems(services),
  ];
}

function nameProblems({ name, namespace, uses }: Service): Problem[] {
  const written: [field: string, value: string][] = [
    [name, name],
    ...(namespace === name ? [] : [[`${name}.namespace`, namespace] as [string, string]]),
    ...Object.keys(uses.tables).map((table): [string, string] => [`${name}.uses.tables`, table]),
    ...Object.entries(uses.tables).flatMap(([table, { indexes }]) =>
      Object.keys(indexes).map((index): [string, string] => [`${name}.uses.tables.${table}.indexes`, index]),
    ),
    ...(['queues', 'topics', 'buckets', 'workgroups', 'sagemakerEndpoints'] as const).flatMap((kind) =>
      uses[kind].map((value, index): [string, string] => [`${name}.uses.${kind}[${index}]`, value]),
    ),
  ];
  return written
    .filter(([, value]) => !isDnsLabel(value))
    .map(([field, value]) => ({
      where: at(field),
      what: 'is not a lower-case DNS label',
      value,
      fix: 'use lower-case letters, digits and inner hyphens, and start with a letter',
    }));
}

function callProblems(service: Service, services: readonly Service[], known: readonly string[]): Problem[] {
  return service.calls.flatMap((call, index): Problem[] => {
    const where = at(`${service.name}.calls[${index}]`);
    if (!known.includes(call.to)) {
      return [
        {
          where,
          what: 'calls a service that is not in the catalogue',
          value: call.to,
          fix: `use one of ${known.join(', ')}`,
        },
      ];
    }
    const callee = services.find(({ name }) => name === call.to);
    const problems: Problem[] = [];
    if (callee !== undefined && callee.port !== call.port) {
      problems.push({
        where,
        what: `calls a port on which ${call.to} does not listen`,
        value: call.port,
        fix: `use ${callee.port}`,
      });
    }
    if (service.calls.findIndex(({ to, port }) => to === call.to && port === call.port) !== index) {
      problems.push({ where, what: 'stands there twice', value: call, fix: 'remove one' });
    }
    return problems;
  });
}

function useProblems({ name, uses }: Service): Problem[] {
  const problems: Problem[] = [];
  for (const kind of ['queues', 'topics', 'buckets', 'workgroups', 'sagemakerEndpoints'] as const) {
    for (const [index, value] of uses[kind].entries()) {
      if (uses[kind].indexOf(value) === index) continue;
      problems.push({
        where: at(`${name}.uses.${kind}[${index}]`),
        what: 'stands there twice',
        value,
        fix: 'remove one',
      });
    }
  }
  if (uses.workgroups.length > 0 && uses.buckets.length === 0) {
    problems.push({
      where: at(`${name}.uses.workgroups`),
      what: 'has no bucket to query',
      value: uses.workgroups,
      fix: 'add the bucket that holds the data to uses.buckets',
    });
  }
  problems.push(
    ...Object.entries(uses.tables).flatMap(([table, schema]) =>
      tableProblems(at(`${name}.uses.tables.${table}`), schema),
    ),
  );
  return problems;
}

function namespaceProblems(services: readonly Service[]): Problem[] {
  return services.flatMap(({ name, namespace }, index): Problem[] => {
    const where = at(`${name}.namespace`);
    const owner = services.slice(0, index).find((other) => other.namespace === namespace);
    if (reservedNamespaces.has(namespace)) {
      return [
        { where, what: 'belongs to the platform itself', value: namespace, fix: 'choose a namespace of its own' },
      ];
    }
    if (owner === undefined) return [];
    return [
      { where, what: `is also the namespace of ${owner.name}`, value: namespace, fix: 'choose a namespace of its own' },
    ];
  });
}
