import { deliveredObjects, problemsAfter } from '../../charts/delivered-fixture';
import { teamProjectProblems } from './team-projects';

const problemsOf = problemsAfter(
  deliveredObjects(/^argocd\/(?:projects|environment-(?:dev|prod))$/),
  teamProjectProblems,
);

test('a team as it is rendered deploys into the namespace of its service and nowhere else', () => {
  expect(problemsOf((text) => text)).toEqual([]);
});

/** The last but one of the kinds of a team; other projects list others after it. */
const job = /group: batch\n(\s+)kind: Job\n(?=\s+- group: policy)/;
const destination = /(name: eks-payment-cluster-dev\n\s+namespace: )payment\n/;

test.each<[string, string | RegExp, string, RegExp]>([
  ['without a project', 'name: dev-payment\n', 'name: dev-other\n', /project dev-payment: not one project/],
  ['in every namespace', destination, '$1"*"\n', /admits a Deployment in eks-payment-cluster-dev (?:fraud|reports)/],
  ['in the namespace of another', destination, '$1fraud-detection\n', /admits no Deployment in payment/],
  ['on every cluster', /name: eks-payment-cluster-dev(\n\s+namespace: payment\n)/, 'name: "*"$1', /in-cluster payment/],
  ['with a Namespace', job, 'group: "*"\n$1kind: "*"\n', /admits Namespace/],
  ['with rules of the network', job, 'group: "*"\n$1kind: NetworkPolicy\n', /admits NetworkPolicy/],
  ['with security groups', job, 'group: "*"\n$1kind: SecurityGroupPolicy\n', /SecurityGroupP/],
  ['with identities', job, 'group: ""\n$1kind: ServiceAccount\n', /admits ServiceAccount/],
  [
    'without the pods of its Deployments',
    /group: ""\n(\s+)kind: Pod\n(?=\s+- group: ""\n\s+kind: Service\n\s+- group: apps)/,
    'group: ""\n$1kind: Pods\n',
    /does not admit Pod/,
  ],
  ['without jobs', job, 'group: batch\n$1kind: Jobs\n', /does not admit Job/],
  [
    'from anywhere',
    'sourceRepos:\n    - https://git.example.com/payments/payment.git',
    'sourceRepos:\n    - "*"',
    /comes from else/,
  ],
  [
    'from elsewhere',
    'repoURL: https://git.example.com/payments/payment.git',
    'repoURL: https://x.example/y.git',
    /not from/,
  ],
  ['by a generator of manifests', /\n\s+directory:\n\s+include: .*\n\s+recurse: true\n/, '\n', /lets Argo CD run Helm/],
  ['over the platform’s objects', '- FailOnSharedResource=true', '- FailOnSharedResource=false', /takes over/],
  ['with namespaces of its own', '- FailOnSharedResource=true', '- CreateNamespace=true', /makes namespaces/],
  ['before its namespace is guarded', 'dist/prod/workload/team-payment', 'dist/prod/workload', /waits for no cluster/],
  [
    'until the cluster is not registered',
    /applicationsSync: create-update(\n\s+preserveResourcesOnDeletion: true)/,
    'applicationsSync: sync$1',
    /deletes its Application/,
  ],
  [
    'until its Application goes',
    'preserveResourcesOnDeletion: true',
    'preserveResourcesOnDeletion: false',
    /takes its pods/,
  ],
  [
    'until somebody removes a line',
    /(kind: ApplicationSet\nmetadata:\n\s+annotations:\n)\s+argocd.argoproj.io\/sync-options: Prune=confirm,Delete=confirm\n(.*\n\s+name: prod-payment)/,
    '$1$2',
    /goes without being asked/,
  ],
])('a team that deploys %s is a problem', (_what, from, to, message) => {
  expect(problemsOf((text) => text.replace(from, to))).toContainEqual(expect.stringMatching(message));
});
