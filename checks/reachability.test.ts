import { join } from 'node:path';
import { environments } from '../config/environments';
import { loadEnvironments } from '../config/load';
import { services } from '../config/services';
import { readDist } from './dist';
import { reachabilityProblems } from './reachability-problems';

const { objects } = readDist(join(__dirname, '..', 'dist'));

describe.each(loadEnvironments(environments, services))('the services of $name', (environment) => {
  test('reach each other exactly as the catalogue declares, by NetworkPolicies and by security groups', () => {
    expect(reachabilityProblems(objects, environment)).toEqual([]);
  });
});
