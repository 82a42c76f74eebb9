import { App } from 'cdk8s';
import { examplePlatform } from '../../../config/model/example';
import { platform } from '../../../config/platform';
import { WorkloadIdentity } from '../../../imports/composites';
import type { JsonObject } from '../../../objects/json';
import { compositeDefinitions } from './composite-definitions';
import { CompositionsChart } from './compositions';

test('XRDs, Compositions and composites are of the group that the configuration names', () => {
  const apiGroup = 'another.example';
  const objects: JsonObject[] = new CompositionsChart(new App(), 'compositions', { apiGroup }).toJson();
  expect(JSON.stringify(objects)).toContain(`workloadidentities.${apiGroup}`);
  expect(JSON.stringify(objects)).not.toContain(examplePlatform.apiGroup);
  expect(WorkloadIdentity.GVK.apiVersion).toBe(`${platform.apiGroup}/v1alpha1`);
});

test('each Composition has its class and the functions that it shares, and the same step', () => {
  const objects: JsonObject[] = new CompositionsChart(new App(), 'compositions', examplePlatform).toJson();
  const inputs = objects.filter(({ kind }) => kind === 'Composition').map(({ spec }) => JSON.stringify(spec));
  expect(inputs.length).toBe(compositeDefinitions.length);
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
