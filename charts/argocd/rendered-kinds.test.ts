import { App, Chart, JsonPatch } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { renderedKinds } from './rendered-kinds';

test('kinds are told apart by whether the rendered object has a namespace, and each stands there once', () => {
  const chart = new Chart(new App(), 'test', { namespace: 'dev' });
  const namespace = new k8s.KubeNamespace(chart, 'namespace');
  namespace.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
  const objects = [
    new k8s.KubeNetworkPolicy(chart, 'policy'),
    new k8s.KubeConfigMap(chart, 'one'),
    new k8s.KubeConfigMap(chart, 'two'),
    namespace,
  ];
  expect(renderedKinds(objects, [{ group: 'networking.k8s.io', kind: 'Ingress' }])).toEqual({
    namespaced: [
      { group: '', kind: 'ConfigMap' },
      { group: 'networking.k8s.io', kind: 'Ingress' },
      { group: 'networking.k8s.io', kind: 'NetworkPolicy' },
    ],
    clusterScoped: [{ group: '', kind: 'Namespace' }],
  });
});
