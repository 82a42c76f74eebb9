import { toObject } from '../../objects/dist';
import { renderedKinds } from './rendered-kinds';

test('kinds are told apart by whether the rendered object has a namespace, and each stands there once', () => {
  const object = (apiVersion: string, kind: string, name: string, namespace?: string) =>
    toObject('dist/dev/x/x.yaml', { apiVersion, kind, metadata: { name, ...(namespace && { namespace }) } }) ?? [];
  const objects = [
    object('networking.k8s.io/v1', 'NetworkPolicy', 'policy', 'dev'),
    object('v1', 'ConfigMap', 'one', 'dev'),
    object('v1', 'ConfigMap', 'two', 'dev'),
    object('v1', 'Namespace', 'dev'),
  ].flat();
  const further = {
    namespaced: [{ group: 'networking.k8s.io', kind: 'Ingress' }],
    clusterScoped: [{ group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' }],
  };
  expect(renderedKinds(objects, further)).toEqual({
    namespaced: [
      { group: '', kind: 'ConfigMap' },
      { group: 'networking.k8s.io', kind: 'Ingress' },
      { group: 'networking.k8s.io', kind: 'NetworkPolicy' },
    ],
    clusterScoped: [
      { group: '', kind: 'Namespace' },
      { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' },
    ],
  });
});
