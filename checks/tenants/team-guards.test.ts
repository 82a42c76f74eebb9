import { delivered, deliveredObjects, problemsAfter } from '../../charts/delivered-fixture';
import { teamGuardProblems } from './team-guards';

const objectsAfter = deliveredObjects(
  /^(?:(?:dev|prod)\/(?:workload\/(?:team|service)|management\/service)-|argocd\/projects)/,
);
const problemsOf = problemsAfter(objectsAfter, teamGuardProblems);

test('a team as it is guarded cannot leave its namespace, and does there what is right', () => {
  expect(problemsOf((text) => text)).toEqual([]);
});

test.each<[string, string | RegExp, string, RegExp]>([
  [
    'that are not enforced',
    /(policyName: payment-services-stay-inside\n\s+validationActions:\n\s+- )Deny/,
    '$1Warn',
    /a Service that is more/,
  ],
  [
    'that are ignored',
    /(name: payment-services-stay-inside\nspec:\n\s+failurePolicy: )Fail/,
    '$1Ignore',
    /a Service that is more/,
  ],
  ['that let names lead out', "== 'ClusterIP'", "!= 'LoadBalancer'", /a Service that is more/],
  ['that let Services take addresses', 'size(object.spec.externalIPs) == 0', 'true', /a Service that is more/],
  ['for another namespace', /(?<=In\n\s+values:\n\s+- )payment\n/, 'other\n', /is admitted \(payment\)/],
  ['that look at new objects only', /(?<=- CREATE\n)\s+- UPDATE\n(?=\s+resources:\n\s+- deployments)/, '', /forges/],
  ['that know no CronJob', '- cronjobs', '- jobs', /names a node is admitted/],
  ['that know no ReplicaSet', '- replicasets', '- statefulsets', /forges its security groups is admitted/],
  ['that let a pod choose its node', '!has(object.spec.nodeName)', 'true', /a pod that names its node/],
  [
    'that let Argo CD make pods',
    ':assumed-role/eks-argocd-role-dev/',
    ':assumed-role/other/',
    /a pod that no workload makes/,
  ],
  [
    'that let a team say where databases are',
    "'egress-proxy', 'hosts'",
    "'egress-proxy'",
    /ConfigMap\/hosts of the plat/,
  ],
  ['that know no ConfigMap', '- configmaps', '- secrets', /ConfigMap\/egress-proxy of the platform is admitted/],
  [
    'that let a team take an address over',
    "in ['payment']",
    "in ['other']",
    /Service\/payment of the platform is admit/,
  ],
  [
    'that know a budget by another name',
    'kind: PodDisruptionBudget\nmetadata:\n  name: payment',
    'kind: PodDisruptionBudget\nmetadata:\n  name: evictions',
    /PodDisruptionBudget\/evictions of the platform is admitted/,
  ],
  [
    'that do not ask for whom Argo CD writes',
    /\.startsWith\('dev-workload-service-payment:'\)/,
    ".startsWith('dev-')",
    /of the platform is admitted/,
  ],
  [
    'that refuse the platform itself',
    "'dev-workload-service-payment:'",
    "'dev-workload-payment:'",
    /are refused, .+"name":"/,
  ],
  ['that refuse everything', "== 'ClusterIP'", "== 'None'", /that lead nowhere are refused/],
])('guards %s are a problem', (_what, from, to, message) => {
  expect(problemsOf((text) => text.replace(from, to))).toContainEqual(expect.stringMatching(message));
});

test('a service without a repository has no guard, since nobody but the platform writes there', () => {
  const others = {
    ...delivered.dev,
    services: delivered.dev.services.filter(({ name }) => name === 'fraud-detection'),
  };
  expect(
    teamGuardProblems(
      objectsAfter(() => ''),
      others,
    ),
  ).toEqual([]);
});
