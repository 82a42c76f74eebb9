import { App } from 'cdk8s';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../../config/model/example';
import { loadEnvironments } from '../../../config/rules/load';
import { ServiceNamespaceChart } from './service';

/** Specs of a kind in the namespace of reporting, with these replicas. */
function specs(kind: string, replicas = {}): unknown[] {
  const catalogue = { reporting: { ...exampleServices.reporting, replicas } };
  return loadEnvironments(exampleEnvironments.slice(0, 1), catalogue, examplePlatform).flatMap((environment) =>
    environment.services.flatMap((service) =>
      new ServiceNamespaceChart(new App(), 'reporting', environment, service)
        .toJson()
        .filter((object) => object.kind === kind)
        .map(({ spec }) => spec),
    ),
  );
}

test('of several replicas one may be taken away at a time, of one nobody says', () => {
  const selector = { matchLabels: { 'app.kubernetes.io/name': 'reporting' } };
  expect(specs('PodDisruptionBudget')).toEqual([
    { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow', selector },
  ]);
  expect(specs('PodDisruptionBudget', { count: 1 })).toEqual([]);
});

test('a container that states nothing is a pod of the smallest size, and no pod is smaller or more than the quota', () => {
  const smallest = { cpu: '250m', memory: '256Mi' };
  expect(specs('LimitRange')).toEqual([
    {
      limits: [
        { type: 'Container', default: smallest, defaultRequest: smallest },
        { type: 'Pod', min: smallest, max: { cpu: '2', memory: '4Gi' } },
      ],
    },
  ]);
});
