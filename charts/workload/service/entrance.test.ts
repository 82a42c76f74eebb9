import { App } from 'cdk8s';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../../config/model/example';
import { loadEnvironments } from '../../../config/rules/load';
import { ServiceNamespaceChart } from './service';

const [dev] = exampleEnvironments;
const certificateArn = `arn:aws:acm:${dev.region}:${dev.account}:certificate/00000000-0000-0000-0000-000000000000`;
const open = { ...dev, services: { reporting: { ingress: { host: 'reports.example.com', certificateArn } } } };

test('nothing of a service waits for its load balancer', () => {
  const objects = loadEnvironments([open], { reporting: exampleServices.reporting }, examplePlatform).flatMap(
    (environment) =>
      environment.services.flatMap((service) =>
        new ServiceNamespaceChart(new App(), 'reporting', environment, service).toJson(),
      ),
  );
  const wave = ({ metadata }: (typeof objects)[number]) =>
    Number(metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0);
  const [ingress, ...more] = objects.filter(({ kind }) => kind === 'Ingress').map(wave);
  expect(more).toEqual([]);
  const others = objects.filter(({ kind }) => kind !== 'Ingress').map(wave);
  expect(ingress).toBeGreaterThan(Math.max(...others));
});
