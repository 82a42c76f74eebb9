import { parseDist } from '../../objects/dist';
import { removedApiProblems } from './removed-apis';

const versions = {
  '1.35': { removedApis: ['storage.k8s.io/v1alpha1 VolumeAttributesClass'] },
  '1.36': { removedApis: [] },
  '1.37': { removedApis: ['networking.k8s.io/v1beta1 ServiceCIDR'] },
};

const problems = (kubernetesVersion: string, apiVersion: string, kind: string, folder = 'dev/workload/cluster') => {
  const text = JSON.stringify({ apiVersion, kind, metadata: { name: 'one' } });
  const { objects } = parseDist(`dist/${folder}/cluster.yaml`, text);
  return removedApiProblems(objects, { name: 'dev', kubernetesVersion }, versions);
};

test('a kind is refused from the version on that has it no more', () => {
  const beta = ['networking.k8s.io/v1beta1', 'ServiceCIDR'] as const;
  expect(problems('1.36', ...beta)).toEqual([]);
  expect(problems('1.37', ...beta)).toEqual([
    'dist/dev/workload/cluster/cluster.yaml ServiceCIDR/one: Kubernetes 1.37 has no such kind (networking.k8s.io/v1beta1 ServiceCIDR) — write the version that follows it',
  ]);
  expect(problems('1.37', 'networking.k8s.io/v1', 'ServiceCIDR')).toEqual([]);
});

test('a kind stays removed in later versions', () => {
  expect(problems('1.36', 'storage.k8s.io/v1alpha1', 'VolumeAttributesClass')).toHaveLength(1);
});

test('what another cluster has is not judged', () => {
  const api = ['storage.k8s.io/v1alpha1', 'VolumeAttributesClass', 'dev/management/cluster'] as const;
  expect(problems('1.36', ...api)).toEqual([]);
});
