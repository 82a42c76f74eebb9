import { parseDist } from '../../objects/dist';
import { missingReferences } from './required-references';

const problemsOf = (group: string, kind: string, spec: string) =>
  parseDist(
    'dist/dev/x.yaml',
    `{apiVersion: ${group}.aws.m.upbound.io/v1beta1, kind: ${kind}, metadata: {name: x, namespace: dev}, spec: ${spec}}`,
  ).objects.flatMap(missingReferences);

describe('what AWS requires', () => {
  test.each([
    ['a value', 'ec2', 'RouteTable', '{forProvider: {vpcId: vpc-1}}'],
    [
      'a list of values',
      'eks',
      'FargateProfile',
      '{forProvider: {clusterName: c, podExecutionRoleArn: a, subnetIds: [s]}}',
    ],
    ['nowhere for a kind without references', 'kms', 'Key', '{forProvider: {}}'],
    ['a reference', 'ec2', 'RouteTable', '{forProvider: {vpcIdRef: {name: v}}}'],
    ['a selector', 'ec2', 'RouteTable', '{forProvider: {vpcIdSelector: {matchLabels: {a: b}}}}'],
    [
      'references under another name',
      'eks',
      'AccessEntry',
      '{forProvider: {clusterName: c, principalArnFromRoleRef: {name: r}}}',
    ],
    [
      'nothing, where Crossplane only observes',
      'ec2',
      'RouteTable',
      '{managementPolicies: [Observe], forProvider: {}}',
    ],
  ])('may come from %s', (_what, group, kind, spec) => {
    expect(problemsOf(group, kind, spec)).toEqual([]);
  });

  test.each([
    ['nothing', 'ec2', 'RouteTable', '{forProvider: {}}', ['vpcId']],
    [
      'nothing, where Crossplane creates',
      'ec2',
      'RouteTable',
      '{managementPolicies: [Observe, Create], forProvider: {}}',
      ['vpcId'],
    ],
    [
      'nothing, where Crossplane updates',
      'ec2',
      'RouteTable',
      '{managementPolicies: [Observe, Update], forProvider: {}}',
      ['vpcId'],
    ],
    [
      'nothing, where Crossplane does all',
      'ec2',
      'RouteTable',
      '{managementPolicies: ["*"], forProvider: {}}',
      ['vpcId'],
    ],
    ['an empty value', 'ec2', 'RouteTable', '{forProvider: {vpcId: ""}}', ['vpcId']],
    [
      'an empty list',
      'eks',
      'FargateProfile',
      '{forProvider: {clusterName: c, podExecutionRoleArn: a, subnetIds: []}}',
      ['subnetIds'],
    ],
    ['one of two', 'iam', 'RolePolicyAttachment', '{forProvider: {roleRef: {name: r}}}', ['policyArn']],
    [
      'no side of a rule',
      'ec2',
      'SecurityGroupEgressRule',
      '{forProvider: {securityGroupIdRef: {name: g}}}',
      ['cidrIpv4'],
    ],
  ])('is missed when there is %s', (_what, group, kind, spec, fields) => {
    expect(problemsOf(group, kind, spec)).toEqual(fields.map((field) => expect.stringContaining(`(${field}`)));
  });
});
