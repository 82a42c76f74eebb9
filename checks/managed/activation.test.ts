import { parseDist } from '../../objects/dist';
import { activationProblems } from './activation';

const vpcs = { group: 'ec2.aws.m.upbound.io', kind: 'VPC', plural: 'vpcs' };
const vpc = '{apiVersion: ec2.aws.m.upbound.io/v1beta1, kind: VPC, metadata: {name: v, namespace: dev}}';
const provider = (name: string, image: string) =>
  `{apiVersion: pkg.crossplane.io/v1, kind: Provider, metadata: {name: ${name}}, spec: {package: "r.example/o/${image}"}}`;
const family = provider('crossplane-contrib-provider-family-aws', 'provider-family-aws:v1');
const ec2 = provider('ec2', 'provider-aws-ec2:v1');
const activate = (...names: string[]) =>
  `{apiVersion: apiextensions.crossplane.io/v1alpha1, kind: ManagedResourceActivationPolicy, metadata: {name: p},
    spec: {activate: [${names}]}}`;
const name = 'vpcs.ec2.aws.m.upbound.io';

const problemsOf = (...documents: string[]) =>
  activationProblems(parseDist('dist/platform/x.yaml', documents.join('\n---\n')).objects, [vpcs]);

describe('activation', () => {
  test('of exactly the kinds that are imported, rendered or not, with their provider and its family, is fine', () => {
    expect(problemsOf(vpc, family, ec2, activate(name))).toEqual([]);
    expect(problemsOf(family, ec2, activate(name))).toEqual([]);
  });

  test.each([
    [
      'an imported kind that is not activated',
      [vpc, family, ec2, activate()],
      /without a kind that is imported \(vpcs\.ec2/,
    ],
    [
      'an activated kind that is not imported',
      [vpc, family, ec2, activate(name, 'eips.ec2.aws.m.upbound.io')],
      /not imported.*\(eips/,
    ],
    ['a kind activated twice', [vpc, family, ec2, activate(name, name)], /or twice/],
    ['no activation policy', [vpc, family, ec2], /0 activation policies/],
    ['two activation policies', [vpc, family, ec2, activate(name), activate(name)], /2 activation policies/],
    [
      'a group without its provider',
      [vpc, family, activate(name)],
      /no Provider with this package \(provider-aws-ec2\)/,
    ],
    [
      'a family under another name',
      [vpc, provider('family', 'provider-family-aws:v1'), ec2, activate(name)],
      /no Provider of this name/,
    ],
    [
      'two versions of providers',
      [vpc, family, provider('ec2', 'provider-aws-ec2:v2'), activate(name)],
      /several versions \(v1,v2\)/,
    ],
  ])('%s is a problem', (_what, documents, message) => {
    expect(problemsOf(...documents)).toEqual([expect.stringMatching(message)]);
  });
});
