import { renderedObjects } from '../../charts/rendered-fixture';
import { units } from '../../charts/units';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../config/model/example';
import { loadEnvironments } from '../../config/rules/load';
import { composedOf, isComposite, withComposed } from './composed';

const objects = renderedObjects(
  units(loadEnvironments(exampleEnvironments.slice(0, 1), exampleServices, examplePlatform), examplePlatform),
);

test('a composed object stands in the file and the namespace of its composite', () => {
  const composed = composedOf(objects);
  expect(composed.length).toBeGreaterThan(0);
  for (const { file, namespace, composite } of composed) {
    expect({ file, namespace }).toEqual({ file: composite?.file, namespace: composite?.namespace });
  }
});

test('composites give way to what is composed of them, and everything else stays', () => {
  const all = withComposed(objects);
  expect(all.filter(isComposite)).toEqual([]);
  expect(all).toHaveLength(objects.filter((object) => !isComposite(object)).length + composedOf(objects).length);
});

test('a composite whose cluster is not there is named', () => {
  const without = objects.filter(({ kind }) => kind !== 'EksCluster');
  expect(() => composedOf(without)).toThrow(/dist\/dev: no EksCluster of this name in an environment \(eks-/);
});
