import type { ServiceInput } from '../../../config/model/service';
import { another, type Edits, ofService, overrides, renamed } from './edit';
import { newService, ports, quotas } from './new-service';

/** What may happen to a service, and to how services are reached. */
export const serviceEdits: Edits = {
  'adds a service': {
    often: 4,
    edit: ({ environment, services }, chance) =>
      Object.keys(services).length > 4
        ? undefined
        : { environment, services: { ...services, [chance.freshName('service')]: newService(chance, services) } },
  },
  'removes a service': {
    often: 4,
    edit: ({ environment, services }, { draw }) => {
      const name = draw.one(Object.keys(services));
      if (name === undefined || Object.keys(services).length < 2) return undefined;
      return {
        environment: { ...environment, services: overrides(environment, name, undefined) },
        services: renamed(services, name, undefined),
      };
    },
  },
  'renames a service': {
    often: 2,
    edit: ({ environment, services }, { draw, freshName }) => {
      const name = draw.one(Object.keys(services));
      if (name === undefined) return undefined;
      const after = freshName('service');
      return {
        environment: { ...environment, services: overrides(environment, name, after) },
        services: renamed(services, name, after),
      };
    },
  },
  'adds a call': {
    often: 5,
    edit: ofService((service, { draw }, all) => {
      const to = draw.one(Object.keys(all).filter((name) => !service.calls.some((call) => call.to === name)));
      return to === undefined ? undefined : { ...service, calls: [...service.calls, { to, port: all[to]?.port ?? 0 }] };
    }),
  },
  'removes a call': {
    often: 4,
    edit: ofService((service, { draw }) => {
      const gone = draw.one(service.calls);
      return gone && { ...service, calls: service.calls.filter((call) => call !== gone) };
    }),
  },
  'moves a service to another port': {
    often: 4,
    edit: ({ environment, services }, chance) => {
      const moved = chance.draw.one(Object.keys(services)) ?? '';
      const port = another(chance, ports, services[moved]?.port);
      if (port === undefined) return undefined;
      const entries = Object.entries(services).map(([name, service]): [string, ServiceInput] => [
        name,
        {
          ...service,
          port: name === moved ? port : service.port,
          calls: service.calls.map((call) => (call.to === moved ? { ...call, port } : call)),
        },
      ]);
      return { environment, services: Object.fromEntries(entries) };
    },
  },
  'moves a service to another namespace': {
    often: 1,
    edit: ofService((service, { freshName }) => ({ ...service, namespace: freshName('namespace') })),
  },
  'changes a quota': {
    often: 2,
    edit: ofService((service, chance) => {
      const quota = another(chance, quotas, service.quota);
      return quota && { ...service, quota };
    }),
  },
  'opens or closes an entrance': {
    often: 4,
    edit: ({ environment, services }, { draw }) => {
      const name = draw.one(Object.keys(services));
      if (name === undefined) return undefined;
      const { [name]: own, ...others } = environment.services ?? {};
      const { account, region } = environment;
      const certificateArn = `arn:aws:acm:${region}:${account}:certificate/00000000-0000-0000-0000-000000000000`;
      const opened = { ...others, [name]: { ingress: { host: `${name}.example.com`, certificateArn } } };
      return { environment: { ...environment, services: own === undefined ? opened : others }, services };
    },
  },
};
