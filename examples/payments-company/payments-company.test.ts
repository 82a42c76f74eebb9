import { loadConfiguration } from '../../charts/configuration';
import { renderedObjects } from '../../charts/rendered-fixture';
import { units } from '../../charts/units';
import { withComposed } from '../../checks/composed/composed';
import type { ServiceInput } from '../../config/model/service';
import type { DistObject } from '../../objects/dist';
import { planOf } from '../../plan/compare';
import { deployedOf } from '../../plan/delivery';
import { quotaDifference } from '../../plan/quotas/quotas';
import { consequencesOf } from '../../plan/report/consequences';
import { environments } from './environments';
import { live } from './live';
import { platform } from './platform';
import { services } from './services';

function rendered(catalogue: Readonly<Record<string, ServiceInput>>, written = environments): readonly DistObject[] {
  const loaded = loadConfiguration({ environments: written, services: catalogue, platform });
  return renderedObjects(units(loaded.environments, loaded.platform));
}

const objects = rendered(services);

/** What Argo CD deploys once each environment is at these objects. */
const deployed = (all: readonly DistObject[]) => deployedOf(all, () => all);

test('each service runs in each environment, deployed by the platform or by its team', () => {
  for (const { name } of environments) {
    const deployments = objects.filter(({ cluster, kind }) => cluster === name && kind === 'Deployment');
    const byTeams = objects.filter(({ kind, name: set }) => kind === 'ApplicationSet' && set === `${name}-back-office`);
    expect(byTeams).toHaveLength(1);
    expect(['back-office', ...deployments.map((one) => one.name)]).toEqual(
      expect.arrayContaining(Object.keys(services)),
    );
  }
});

test('what it takes of AWS’s first quotas is too much of Fargate alone', () => {
  const over = quotaDifference([], withComposed(objects)).filter(({ isOver }) => isOver);
  expect(over.map(({ quota, environments: names }) => [quota, ...names])).toEqual(
    expect.arrayContaining([
      ['fargateCpu', 'sandbox'],
      ['fargateCpu', 'live'],
    ]),
  );
  expect(new Set(over.map(({ quota }) => quota))).toEqual(new Set(['fargateCpu']));
});

test('a plan says that a first sync creates everything, and that nothing is in its way', () => {
  const { changes } = planOf(deployed([]), deployed(objects));
  expect(changes.length).toBeGreaterThan(objects.length);
  const others = changes.filter(({ obstacle, outcome, refusals }) => {
    return outcome !== 'created' || obstacle !== undefined || refusals.length > 0;
  });
  expect(others).toEqual([]);
});

test('a plan says of a promotion that it rolls out that service alone, once somebody syncs it', () => {
  const { gateway, ...others } = live.services ?? {};
  const promoted = { ...live, services: { ...others, gateway: { ...gateway, image: services.gateway?.image } } };
  const after = rendered(services, [...environments.filter((one) => one !== live), promoted]);
  const { changes } = planOf(deployed(objects), deployed(after));
  expect(changes.map(({ environment, outcome, unit, waitsFor }) => ({ environment, outcome, unit, waitsFor }))).toEqual(
    [
      {
        environment: 'live',
        outcome: 'changed',
        unit: 'dist/live/workload/pods-gateway',
        waitsFor: ['sync'],
      },
    ],
  );
  expect(changes.flatMap(consequencesOf)).toEqual([
    expect.stringMatching(/^rolls out, sha256:b74a76464b42 after sha256:d7d62823a285: /),
  ]);
});
