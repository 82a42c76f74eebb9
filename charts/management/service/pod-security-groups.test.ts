import { App } from 'cdk8s';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../../config/model/example';
import { loadEnvironments } from '../../../config/rules/load';
import { ServiceNamespaceChart } from '../../workload/service/service';
import { ServiceChart } from './service';

const [environment] = loadEnvironments(exampleEnvironments.slice(0, 1), exampleServices, examplePlatform);

function charts() {
  const service = environment?.services[0];
  if (environment === undefined || service === undefined) throw new Error('no environment with a service');
  const policies = new ServiceChart(new App(), 'management', environment, service)
    .toJson()
    .filter(({ apiVersion, kind }) => kind === 'Object' && apiVersion.startsWith('kubernetes.m.crossplane.io/'));
  const namespaces = new ServiceNamespaceChart(new App(), 'workload', environment, service)
    .toJson()
    .filter(({ kind }) => kind === 'Namespace')
    .map(({ metadata }) => metadata.name);
  return { policies, namespaces };
}

test('what gives pods their groups goes without a way to the cluster, and there with the namespace of the service', () => {
  const { policies, namespaces } = charts();
  expect(policies.map(({ spec }) => spec.managementPolicies)).toEqual([['Observe', 'Create', 'Update']]);
  expect(policies.map(({ spec }) => spec.forProvider.manifest.metadata.namespace)).toEqual(namespaces);
});
