import { exampleEnvironments, examplePlatform, exampleServices } from '../config/model/example';
import { loadEnvironments } from '../config/rules/load';
import { summary } from './summary';
import { units } from './units';

const { reporting } = exampleServices;
const summaryOf = (count: number) => {
  const catalogue = Object.fromEntries(Array.from({ length: count }, (_, index) => [`team${index}`, reporting]));
  const loaded = loadEnvironments(exampleEnvironments.slice(0, 1), catalogue, examplePlatform);
  return summary(loaded, units(loaded, examplePlatform));
};

test('a cluster with more Fargate profiles than AWS allows at first is reported, to ask for more', () => {
  expect(summaryOf(9)).toMatch(/11 Fargate profiles — ask AWS for more than a cluster's first 10/);
  expect(summaryOf(8)).not.toMatch(/Fargate profiles/);
});
