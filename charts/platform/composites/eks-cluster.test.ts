import { celEnv, isCelError, parse, plan } from '@bufbuild/cel';
import { strings } from '@bufbuild/cel/ext';
import { at, listAt, parsedObject, stringAt } from '../../../objects/json';
import { eksCluster } from './eks-cluster';

const schema = parsedObject(JSON.stringify(eksCluster.spec));
const rules = listAt(schema, 'properties', 'version', 'x-kubernetes-validations');
const transition = rules.find((rule) => stringAt(rule, 'rule')?.includes('oldSelf'));

const allows = (oldSelf: string, self: string) => {
  const result = plan(celEnv({ funcs: strings }), parse(stringAt(transition, 'rule') ?? ''))({ self, oldSelf });
  if (isCelError(result)) throw result;
  return result;
};

test.each([
  ['1.35', '1.35'],
  ['1.35', '1.36'],
  ['1.36', '1.35'],
  ['1.09', '1.10'],
])('a cluster may go from %s to %s', (before, after) => {
  expect(allows(before, after)).toBe(true);
});

test.each([
  ['1.35', '1.37'],
  ['1.37', '1.35'],
  ['1.35', '1.00'],
])('a cluster may not go from %s to %s, and the refusal says how it may', (before, after) => {
  expect(allows(before, after)).toBe(false);
  expect(at(transition, 'message')).toMatch(/move one minor version at a time; EKS goes back only within seven days/);
});
