import { App } from 'cdk8s';
import { examplePlatform } from '../../../config/model/example';
import type { JsonObject } from '../../../objects/json';
import { CompositionsChart } from './compositions';

afterEach(() => jest.resetModules());

test('XRDs, Compositions and composites are of the group that the configuration names', async () => {
  const platform = { ...examplePlatform, apiGroup: 'another.example' };
  jest.doMock('../../../config/platform', () => ({ platform }));
  const { WorkloadIdentity } = await import('../../../imports/composites');
  const objects: JsonObject[] = new CompositionsChart(new App(), 'compositions', platform).toJson();
  expect(WorkloadIdentity.GVK.apiVersion).toBe('another.example/v1alpha1');
  expect(JSON.stringify(objects)).toContain('workloadidentities.another.example');
  expect(JSON.stringify(objects)).not.toContain(examplePlatform.apiGroup);
});

test('each Composition has its class and the functions that it shares, and the same step', () => {
  const objects: JsonObject[] = new CompositionsChart(new App(), 'compositions', examplePlatform).toJson();
  const inputs = objects.filter(({ kind }) => kind === 'Composition').map(({ spec }) => JSON.stringify(spec));
  expect(inputs).toHaveLength(5);
  for (const input of inputs) {
    expect(input.match(/class \w+\(BaseComposite\)/g)).toHaveLength(1);
    expect(input).toContain('def managed(');
    expect(input).toContain('"step":"compose"');
  }
});

test('each Composition has the policies of every kind that it composes, with late initialization where AWS makes the name', () => {
  const objects: JsonObject[] = new CompositionsChart(new App(), 'compositions', examplePlatform).toJson();
  const text = JSON.stringify(objects);
  expect(text).toContain("'kms.aws.m.upbound.io/v1beta1 Key': ['Observe', 'Create', 'Update', 'LateInitialize'],");
  expect(text).toContain("'kms.aws.m.upbound.io/v1beta1 Alias': ['Observe', 'Create', 'Update'],");
});
