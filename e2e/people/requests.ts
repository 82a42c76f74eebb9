import { type ApiRequest, namespace, type Target } from './acts';

export const application = (name: string) => `applications/${name}`;
export const inControllers = ({ controller, name }: Target, path = '', more = '') =>
  `applications/${controller}${path}?appNamespace=${name}${more}`;
export const deployment = ({ controller }: Target) =>
  `&namespace=${namespace}&resourceName=${controller}&group=apps&version=v1&kind=Deployment`;
export const pod = (name: string) => `&namespace=${namespace}&resourceName=${name}&version=v1&kind=Pod`;
export const logs = (name: string) => `&podName=${name}&namespace=${namespace}&tailLines=1`;

export const onNetwork = (action: string) => (target: Target) => ({
  resource: 'applications',
  action,
  object: `${target.projects.management}/${target.network}`,
});
export const onController = (action: string) => (target: Target) => ({
  resource: 'applications',
  action,
  object: `${target.projects.controllers}/${target.name}/${target.controller}`,
});
export const onService = (action: string) => (target: Target) => ({
  resource: 'applications',
  action,
  object: `${target.projects.workload}/${target.service}`,
});
export const onProject = (action: string) => (target: Target) => ({
  resource: 'projects',
  action,
  object: target.projects.management,
});
export const onSet = (action: string) => (target: Target) => ({
  resource: 'applicationsets',
  action,
  object: `${target.projects.management}/${target.set}`,
});

export const patch = (change: object) => (target: Target) => ({
  method: 'PATCH' as const,
  path: application(target.network),
  body: { name: target.network, patchType: 'merge', patch: JSON.stringify(change) },
});
export const sync =
  (more: object = {}) =>
  (target: Target) => ({
    method: 'POST' as const,
    path: `${application(target.network)}/sync`,
    body: { name: target.network, ...more },
  });
export const act = (kind: object, name: string, action: string): ApiRequest => ({
  method: 'POST',
  path: `applications/${name}/resource/actions/v2`,
  body: { name, namespace, resourceName: name, version: 'v1', action, ...kind },
});
export const network = ({ network: name }: Target) => name;
