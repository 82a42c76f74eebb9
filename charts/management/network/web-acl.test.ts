import { withComposed } from '../../../checks/composed/composed';
import { endpointSetProblems } from '../../../checks/network/endpoint-set';
import { entranceProblems } from '../../../checks/network/entrances';
import type { EnvironmentInput } from '../../../config/model/environment';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../../config/model/example';
import { platform } from '../../../config/platform';
import type { DistObject } from '../../../objects/dist';
import { groupKind } from '../../../objects/group-kind';
import { at, type JsonObject } from '../../../objects/json';
import { billsOf } from '../../../plan/costs/bill';
import { countsOf } from '../../../plan/quotas/counts';
import { loadConfiguration } from '../../configuration';
import { renderedObjects } from '../../rendered-fixture';
import { units } from '../../units';

const [dev] = exampleEnvironments;
const certificateArn = `arn:aws:acm:${dev.region}:${dev.account}:certificate/1`;
const webAclArn = `arn:aws:wafv2:${dev.region}:${dev.account}:regional/webacl/a/1`;
const ingress = { host: 'pay.example.com', certificateArn };

function rendered(webAcl: EnvironmentInput['webAcl'], services: EnvironmentInput['services']) {
  const configuration = loadConfiguration({
    environments: [{ ...dev, services, ...(webAcl !== undefined && { webAcl }) }],
    services: exampleServices,
    platform: { ...platform, management: examplePlatform.management },
  });
  const [environment] = configuration.environments;
  if (environment === undefined) throw new Error('there is no example environment');
  return { environment, objects: renderedObjects(units([environment], configuration.platform)) };
}

const ofApi = (objects: readonly DistObject[]) =>
  objects.filter((object) => groupKind(object).startsWith('wafv2 ')).map(({ kind, name }) => `${kind} ${name}`);
const annotationOf = (objects: readonly DistObject[], by: string) =>
  objects.find(({ kind }) => kind === 'Ingress')?.annotations[`alb.ingress.kubernetes.io/wafv2-acl-${by}`];
const forProvider = (objects: readonly DistObject[], kind: string) =>
  at(objects.find((object) => groupKind(object) === `wafv2 ${kind}`)?.body, 'spec', 'forProvider');

const { environment, objects } = rendered({}, { payment: { ingress } });

test('an entrance from the internet is behind the web ACL of its environment, which records what it looks at', () => {
  expect(ofApi(objects)).toEqual(['WebACL eks-web-acl-dev', 'WebACLLoggingConfiguration eks-web-acl-dev']);
  expect(annotationOf(objects, 'name')).toBe('eks-web-acl-dev');
  expect(annotationOf(objects, 'arn')).toBeUndefined();
  expect(forProvider(objects, 'WebACLLoggingConfiguration')).toMatchObject({
    resourceArnRef: { name: 'eks-web-acl-dev' },
    logDestinationConfigs: [`arn:aws:logs:${dev.region}:${dev.account}:log-group:aws-waf-logs-eks-dev`],
    redactedFields: ['authorization', 'cookie', 'x-api-key'].map((name) => ({ singleHeader: { name } })),
  });
  expect(entranceProblems(objects)).toEqual([]);
  expect(endpointSetProblems(withComposed(objects), environment)).toEqual([]);
});

test('it limits the requests of an address first, and then has AWS’s groups of rules look', () => {
  const rules = (webAcl: EnvironmentInput['webAcl']): JsonObject[] =>
    JSON.parse(String(at(forProvider(rendered(webAcl, { payment: { ingress } }).objects, 'WebACL'), 'ruleJson')));
  const [limit, ...groups] = rules({ requestsInFiveMinutes: 500 });
  expect(at(limit, 'Statement', 'RateBasedStatement', 'Limit')).toBe(500);
  expect(limit?.Action).toEqual({ Block: {} });
  expect(groups.map(({ Name, OverrideAction }) => [Name, OverrideAction])).toEqual(
    ['AmazonIpReputationList', 'CommonRuleSet', 'KnownBadInputsRuleSet'].map((group) => [
      `AWSManagedRules${group}`,
      { None: {} },
    ]),
  );
  const counting = rules({ managedRules: 'count' });
  expect(counting.slice(1).map(({ OverrideAction }) => OverrideAction)).toEqual(Array(3).fill({ Count: {} }));
});

test('it is billed with its rules and by request, and takes of the quota of web ACLs', () => {
  const [bill] = billsOf(objects);
  const waf = [...(bill?.floor ?? [])].filter(([item]) => item.startsWith('waf'));
  expect(Object.fromEntries(waf)).toEqual({ 'waf web acl': 1, 'waf rule': 4 });
  expect(bill?.growth.get('waf request')).toEqual(['payment']);
  expect(countsOf(objects).find(({ quota }) => quota === 'webAcls')).toMatchObject({ value: 1, limit: 100 });
});

test.each<[string, EnvironmentInput['services']]>([
  ['no entrance', {}],
  ['no entrance from the internet', { payment: { internalIngress: { ...ingress, from: ['10.9.0.0/16'] } } }],
  ['no entrance without a web ACL of somebody else', { payment: { ingress: { ...ingress, webAclArn } } }],
])('where there is %s, there is no web ACL', (_what, services) => {
  expect(ofApi(rendered({}, services).objects)).toEqual([]);
});

test('a web ACL that is not there, not used, or keeps no log, is a problem', () => {
  const without = (kind: string) => objects.filter((object) => groupKind(object) !== `wafv2 ${kind}`);
  expect(entranceProblems(without('WebACL'))).toEqual([
    expect.stringMatching(/wafv2-acl-name: no web ACL of the environment \(eks-web-acl-dev\) — render it$/),
  ]);
  const bare = objects.map((object) => {
    const { 'alb.ingress.kubernetes.io/wafv2-acl-name': _, ...annotations } = object.annotations;
    return { ...object, annotations };
  });
  expect(entranceProblems(bare)).toEqual([
    expect.stringMatching(/wafv2-acl-name: not behind the web ACL \(eks-web-acl-dev\) — name it$/),
  ]);
  expect(entranceProblems(without('WebACLLoggingConfiguration'))).toEqual([
    expect.stringMatching(/wafv2-acl-name: a web ACL without a log \(eks-web-acl-dev\)/),
  ]);
});
