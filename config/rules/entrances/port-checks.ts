import { instead } from '../../../texts/nearest';
import {
  type Entrance,
  entrancesOf,
  type Ingress,
  type Ingresses,
  portOf,
  spokenOn,
  usualHealthChecks,
} from '../../model/entrance';
import { type Port, portProtocols } from '../../model/pods/ports';
import type { Problem } from '../../model/problem';

/** A service of an environment, as far as it is about where entrances lead. */
interface Entered extends Ingresses {
  readonly name: string;
  readonly ports: readonly Port[];
}

/** What is wrong with the ports to which the entrances of a service lead, and with what they say of TLS. */
export function entrancePortProblems(service: Entered, where: string): Problem[] {
  const { ingress, internalIngress, ports } = service;
  return [
    ...entrancesOf(service).flatMap((entrance) => {
      const tls = service[entrance.field]?.tls;
      return [
        ...portProblems(entrance, ports, `${where}.${entrance.field}`),
        ...tlsProblems(tls, ports, where, entrance),
      ];
    }),
    ...contradictions(ingress, internalIngress, ports, where),
  ];
}

function portProblems(entrance: Pick<Ingress, 'port'>, ports: readonly Port[], where: string): Problem[] {
  if (ports.length === 0) {
    return [{ where, what: 'leads to a worker, which has no ports', fix: 'give the service ports' }];
  }
  const { port: value } = entrance;
  const port = portOf(entrance, ports);
  const names = ports.flatMap(({ name }) => (name === undefined ? [] : [name]));
  if (port === undefined) {
    const fix = names.length === 0 ? 'remove it: there is no port with a name' : instead(value, names);
    return [{ where: `${where}.port`, what: 'is no port of the service', value, fix }];
  }
  if (spokenOn(port) !== undefined) return [];
  const others = ports.flatMap((other) => (spokenOn(other) === undefined ? [] : (other.name ?? [])));
  const known = portProtocols.filter((protocol) => protocol !== 'tcp').join(', ');
  const fix =
    others.length === 0
      ? `give the service a port whose name begins with one of ${known}`
      : `use ${others.join(' or ')}`;
  return [{ where: `${where}.port`, what: 'leads to what load balancers do not speak to pods', value: port.name, fix }];
}

/** A name says whether there is TLS, so that nothing else does. */
function tlsProblems(
  value: Ingress['tls'],
  ports: readonly Port[],
  where: string,
  entrance: Pick<Ingress, 'port'> & { readonly field: keyof Ingresses },
): Problem[] {
  const name = portOf(entrance, ports)?.name;
  if (value === undefined || name === undefined) return [];
  const fix = 'remove it: a port with TLS has a name that begins with https or grpcs, in config/services.ts';
  return [{ where: `${where}.${entrance.field}.tls`, what: `is said by the name of the port, ${name}`, value, fix }];
}

/** Pods speak one thing on a port, whoever asks. */
function contradictions(
  ingress: Ingress | undefined,
  internalIngress: Ingress | undefined,
  ports: readonly Port[],
  where: string,
): Problem[] {
  const [first, second] = [ingress?.tls, internalIngress?.tls];
  const isUnnamed = ports.some(({ name }) => name === undefined);
  if (!isUnnamed || first === undefined || second === undefined || first === second) return [];
  const what = `contradicts ingress.tls, '${first}', of the same port`;
  return [{ where: `${where}.internalIngress.tls`, what, value: second, fix: 'say the same, or remove one' }];
}

/** What is wrong with where the health check of an entrance asks. */
export function healthCheckProblems(entrance: Entrance, ports: readonly Port[] | undefined, where: string): Problem[] {
  const { healthCheckPath: value } = entrance;
  const port = portOf(entrance, ports ?? []);
  if (value === undefined) return [];
  if (port !== undefined && spokenOn(port)?.isGrpc === true) {
    if (/^\/\w+(\.\w+)*\/\w+$/.test(value)) return [];
    const fix = `write /package.Service/Method, or leave it out for ${usualHealthChecks.grpc}`;
    return [{ where, what: `is no method of gRPC, which is spoken on ${port.name}`, value, fix }];
  }
  if (/^\/[\w.~!$&'()+,;=:@%/-]{0,1023}$/.test(value)) return [];
  const fix = 'write a path without blanks, e.g. /healthz';
  return [{ where, what: 'is no path of at most 1024 characters', value, fix }];
}
