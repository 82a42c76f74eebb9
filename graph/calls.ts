import type { DistObject } from '../objects/dist';
import { listAt, stringAt } from '../objects/json';
import { type ApiWay, apiWay } from './api-ways';
import { apiOfObject } from './arns';
import { hostsOf, wrapped } from './carriers';
import { type Connections, connectionsOf, type Interface } from './connections';
import { type Uses, usesOf } from './data-stores';
import type { Arrow, Box, Picture } from './graph';
import { field, ofKind, textField, unitOf } from './platform-objects';

/** Who calls whom in an environment: entrances, services, controllers, and what they use in AWS. */
export function callsPicture(environment: string, objects: readonly DistObject[]): Picture {
  const connections = connectionsOf(objects);
  const services = servicesOf(objects);
  const controllers = controllersOf(objects);
  const entrances = ofKind(objects, 'networking.k8s.io Ingress').map((ingress) => entrance(ingress, objects));
  const uses = usesOf(objects).flatMap((one) => usedApis(one, objects, connections, [...services, ...controllers]));
  const arrows = [
    ...entrances.flatMap((one) => entranceArrows(one, services, connections)),
    ...services.flatMap((one, index) => services.slice(index).flatMap((other) => callArrows(one, other, connections))),
    ...uses.map(({ arrow }) => arrow),
  ];
  const boxes = [...new Set(entrances.map(({ from }) => from))].map(outsideBox);
  return {
    name: `${environment}-calls`,
    title: `Who calls whom in ${environment}`,
    description: `The services and controllers of ${environment}, who may call them on which port, and what they use of AWS.`,
    graph: {
      direction: 'right',
      boxes: [...boxes, ...entrances.map(({ box }) => box), ...uses.map(({ box }) => box)],
      frames: [frame('services', services), frame('controllers', controllers)].filter(
        ({ boxes: all }) => all.length > 0,
      ),
      arrows,
      // Controllers stand in the column of the services.
      order: entrances.length === 0 ? [] : [{ before: entrances.map(({ box }) => box.id), after: idsOf(controllers) }],
    },
  };
}

/** What runs in a namespace, or as a service account in it. */
interface Workload {
  readonly namespace: string;
  /** @default - any of the namespace */
  readonly serviceAccount?: string;
  readonly box: Box;
}

function frame(title: string, workloads: readonly Workload[]) {
  const boxes = workloads.map(({ box }) => box);
  return { id: title, title, boxes, frames: [], rows: [idsOf(workloads)], objects: [] };
}

const idsOf = (workloads: readonly Workload[]) => workloads.map(({ box }) => box.id);

/** A service has a unit of its own in the workload cluster, with its namespace. */
function servicesOf(objects: readonly DistObject[]): Workload[] {
  return ofKind(objects, 'core Namespace')
    .filter((namespace) => /\/workload\/service-[^/]+$/.test(unitOf(namespace)))
    .map((namespace) => {
      const { name } = namespace;
      const services = ofKind(objects, 'core Service').filter((service) => service.namespace === name);
      const ports = services.flatMap(({ body }) => listAt(body, 'spec', 'ports').map((port) => portOf(port)));
      const lines = ports.length === 0 ? [] : [`port ${[...new Set(ports)].join(', ')}`];
      const own = objects.filter((object) => unitOf(object) === unitOf(namespace));
      return { namespace: name, box: { id: `service ${name}`, title: name, lines, look: 'service', objects: own } };
    });
}

const portOf = (port: unknown) =>
  typeof port === 'object' && port !== null && 'port' in port ? String(port.port) : '';

/** A controller is a chart, which runs as a service account of its own. */
function controllersOf(objects: readonly DistObject[]): Workload[] {
  return ofKind(objects, 'argoproj.io Application').map((application) => {
    const spec = application.body.spec;
    const [chart = '', version] = ['chart', 'targetRevision'].map((key) => stringAt(spec, 'source', key));
    const box: Box = {
      id: `controller ${chart}`,
      title: chart,
      lines: [`chart ${version}`],
      look: 'controller',
      objects: [application],
    };
    return { namespace: stringAt(spec, 'destination', 'namespace') ?? '', serviceAccount: chart, box };
  });
}

interface Entrance {
  readonly ingress: DistObject;
  /** Where it may be called from. */
  readonly from: string;
  readonly box: Box;
  /** An interface of its load balancer in each subnet for such. */
  readonly interfaces: readonly Interface[];
}

function entrance(ingress: DistObject, objects: readonly DistObject[]): Entrance {
  const annotation = (name: string) => ingress.annotations[`alb.ingress.kubernetes.io/${name}`];
  const isPublic = annotation('scheme') === 'internet-facing';
  const role = `kubernetes.io/role/${isPublic ? 'elb' : 'internal-elb'}`;
  const groups = (annotation('security-groups') ?? '').split(/,\s*/);
  const named = annotation('subnets')?.split(/,\s*/);
  const subnets = ofKind(objects, 'ec2 Subnet').filter((subnet) =>
    named === undefined ? field(subnet, 'tags', role) !== undefined : named.includes(subnet.name),
  );
  return {
    ingress,
    from: isPublic ? 'internet' : callersOf(groups, objects),
    box: {
      id: `entrance ${ingress.namespace} ${ingress.name}`,
      title: 'load balancer',
      lines: hostsOf(ingress),
      look: 'gateway',
      objects: [ingress],
    },
    interfaces: subnets.map((subnet) => {
      const ip = textField(subnet, 'cidrBlock').replace(/\/\d+$/, '');
      return { endpoint: { ip }, member: { groups, ip } };
    }),
  };
}

/** The ranges that the groups of an internal load balancer let in. */
function callersOf(groups: readonly string[], objects: readonly DistObject[]): string {
  const ranges = ofKind(objects, 'ec2 SecurityGroupIngressRule')
    .filter((rule) => groups.includes(textField(rule, 'securityGroupIdRef', 'name')))
    .map((rule) => textField(rule, 'cidrIpv4'));
  return (
    [...new Set(ranges)]
      .filter((range) => range !== '')
      .sort()
      .join(', ') || 'VPC'
  );
}

const outsideBox = (id: Entrance['from']): Box => ({ id, title: id, lines: [], look: 'outside', objects: [] });

function entranceArrows(
  { box, from, ingress, interfaces }: Entrance,
  services: readonly Workload[],
  connections: Connections,
): Arrow[] {
  const listened = ingress.annotations['alb.ingress.kubernetes.io/listen-ports'] ?? '';
  const ports = [...listened.matchAll(/\d+/g)].map(([port]) => port).join(', ');
  const targets = services.filter(({ namespace }) => namespace === ingress.namespace);
  return [
    { from, to: box.id, label: ports, objects: [ingress] },
    ...targets.map((target) => {
      const { ports: open, objects } = connections.between(interfaces, connections.podsOf(target.namespace));
      const arrow = { from: box.id, to: target.box.id, objects: [ingress, ...objects] };
      return open.length === 0 ? { ...arrow, isHalf: true } : { ...arrow, label: open.join(', ') };
    }),
  ];
}

/** On which ports two services reach each other, or one reaches itself: an arrow both ways where both do. */
function callArrows(one: Workload, other: Workload, { between, podsOf }: Connections): Arrow[] {
  const call = (from: Workload, to: Workload) => {
    const { ports, objects } = between(podsOf(from.namespace), podsOf(to.namespace));
    return { from: from.box.id, to: to.box.id, label: ports.join(', '), objects };
  };
  const [there, back] = [call(one, other), call(other, one)];
  if (one === other || back.label === '') return there.label === '' ? [] : [{ ...there, isLevel: one !== other }];
  if (there.label === '') return [{ ...back, isLevel: true }];
  const isSame = there.label === back.label;
  const label = isSame ? there.label : `${other.box.title} on ${there.label}, ${one.box.title} on ${back.label}`;
  return [{ ...there, label, isMutual: true, isLevel: true, objects: [...there.objects, ...back.objects] }];
}

/** What a workload uses of each API; a controller only what has an endpoint, since its policy names far more. */
function usedApis(
  { namespace, serviceAccount, apis, stores, by }: Uses,
  objects: readonly DistObject[],
  connections: Connections,
  workloads: readonly Workload[],
): { box: Box; arrow: Arrow }[] {
  const workload = workloads.find(
    (one) => one.namespace === namespace && (one.serviceAccount ?? serviceAccount) === serviceAccount,
  );
  if (workload === undefined) return [];
  const pods = connections.podsOf(namespace);
  return apis.flatMap((api) => {
    const way = apiWay(objects, connections, pods, api);
    if (way.objects.length === 0 && workload.box.look === 'controller') return [];
    return [{ box: apiBox(workload, api, stores), arrow: apiArrow(workload, api, way, by) }];
  });
}

const apiBoxId = ({ box }: Workload, api: string) => `${api} of ${box.id}`;

function apiBox(workload: Workload, api: string, stores: readonly DistObject[]): Box {
  const own = stores.filter((store) => apiOfObject(store) === api);
  const lines = own.flatMap(({ name }) => wrapped(name, 36));
  return { id: apiBoxId(workload, api), title: api, lines, look: own.length > 0 ? 'data' : 'api', objects: own };
}

function apiArrow(workload: Workload, api: string, { isOpen, objects }: ApiWay, by: readonly DistObject[]): Arrow {
  const all = [...by, ...objects];
  return { from: workload.box.id, to: apiBoxId(workload, api), isHalf: !isOpen, objects: all };
}
