import { isDeepStrictEqual } from 'node:util';
import type { Environment } from '../../config/model/environment';
import type { Service } from '../../config/model/service';
import { type DistObject, where } from '../../objects/dist';
import { at, type Json, listAt, places } from '../../objects/json';

/**
 * Services and Ingresses of an environment that lead elsewhere than to the pods, and to the port, of the catalogue's
 * service in whose namespace they are; and services of the catalogue without an address, or without their declared
 * entrance.
 */
export function addressProblems(objects: readonly DistObject[], environment: Environment): string[] {
  const own = objects.filter(({ cluster }) => cluster === environment.name);
  return environment.services.flatMap((service) => {
    const of = (kind: string) => own.filter((object) => object.kind === kind && object.namespace === service.namespace);
    const [addresses, entrances] = [of('Service'), of('Ingress')];
    const line = (what: string) => [`dist/${environment.name} ${service.name}: ${what} — render it`];
    return [
      ...(service.ports.length === 0 || addresses.some(({ name }) => name === service.name)
        ? []
        : line('no Service of its name')),
      ...(entrances.length === declaredOf(service).length
        ? []
        : line(`not the declared entrance (${entrances.length})`)),
      ...addresses.flatMap((address) => serviceProblems(address, service)),
      ...entrances.flatMap((entrance) => ingressProblems(entrance, service)),
    ];
  });
}

function serviceProblems(address: DistObject, { name, ports }: Service): string[] {
  const found = listAt(address.body, 'spec', 'ports');
  const wanted = ports.map(({ name: called, number: port, protocol }) => ({
    port,
    protocol: 'TCP',
    targetPort: port,
    ...(called !== undefined && { name: called, ...(protocol !== 'tcp' && { appProtocol: protocol }) }),
  }));
  return [
    ...difference(address, 'name', address.name, name),
    ...difference(address, 'spec.selector', at(address.body, 'spec', 'selector'), { 'app.kubernetes.io/name': name }),
    ...difference(address, 'spec.ports', found, wanted),
  ];
}

/** The entrances of a service by the names of their Ingresses, with what each lets through. */
function declaredOf({ name, ingress, internalIngress }: Service) {
  return [
    ...(ingress === undefined ? [] : [{ object: name, ...ingress }]),
    ...(internalIngress === undefined ? [] : [{ object: `${name}-internal`, ...internalIngress }]),
  ];
}

function ingressProblems(entrance: DistObject, service: Service): string[] {
  const { name, ports } = service;
  const declared = declaredOf(service).find(({ object }) => object === entrance.name);
  const port = declared?.port === undefined ? ports[0] : ports.find((one) => one.name === declared.port);
  const backend = { service: { name, port: { number: port?.number ?? 0 } } };
  const rules = listAt(entrance.body, 'spec', 'rules');
  const hosts = rules.map((rule) => at(rule, 'host') ?? '');
  const { paths = [{ path: '/', match: 'prefix' }] } = declared ?? {};
  const letThrough = paths.map(({ path, match }) => `${path} ${match === 'exact' ? 'Exact' : 'Prefix'}`);
  // The key of an Ingress's default backend differs from that of its rules' backends.
  const backends = places(entrance.body).filter(({ key }) => ['backend', 'defaultBackend'].includes(key));
  return [
    ...difference(entrance, 'spec.rules[].host', hosts, [declared?.host ?? '', ...(declared?.aliases ?? [])]),
    ...rules.flatMap((rule) => {
      const found = listAt(rule, 'http', 'paths').map((path) => `${at(path, 'path')} ${at(path, 'pathType')}`);
      return difference(entrance, 'spec.rules[].http.paths', found, letThrough);
    }),
    ...(backends.length > 0 ? [] : difference(entrance, 'backend', undefined, name)),
    ...backends.flatMap(({ path, value }) => difference(entrance, path, value, backend)),
  ];
}

function difference(object: DistObject, field: string, found: Json | undefined, wanted: Json): string[] {
  if (isDeepStrictEqual(found, wanted)) return [];
  return [`${where(object)}: ${field}: not ${JSON.stringify(wanted)} (${JSON.stringify(found)}) — correct it`];
}
