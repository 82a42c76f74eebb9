import { loadConfiguration } from '../../charts/configuration';
import { platform } from '../../config/platform';
import { services } from '../../examples/payments-company/services';
import { manyServices } from '../../tools/scale/many-services';
import { catalogues } from './catalogues';

test.each(Object.keys(catalogues))('%s is a configuration that the platform of this repository takes', (name) => {
  const configuration = catalogues[name]?.();
  if (configuration === undefined) throw new Error('is no catalogue');
  const { environments } = loadConfiguration({ ...configuration, files: [], platform });
  expect(environments.map(({ protection }) => protection.level)).toEqual(['disposable']);
  for (const environment of environments) {
    expect(environment.endpointZones).toBe(1);
    expect(environment.services.filter(({ image }) => image === undefined)).toEqual([]);
  }
});

test('no service of a catalogue is left out', () => {
  expect(Object.keys(catalogues.example?.().services ?? {})).toEqual(Object.keys(services));
  expect(Object.keys(catalogues.scale?.().services ?? {})).toEqual(Object.keys(manyServices(100)));
});
