import { names } from '../../../config/model/names';
import { conditionOf } from '../../../objects/conditions';
import type { DistObject } from '../../../objects/dist';
import { at, listAt, stringAt } from '../../../objects/json';
import type { Kubectl } from '../../../tools/processes/kubectl';
import { inEach } from '../../clusters/in-each';
import { listObjects } from '../../clusters/list-objects';
import { until } from '../../clusters/until';
import { groupsAnnotation } from '../../fargate/admission';
import { profileLabel } from '../../fargate/profiles';
import { schedulerName } from '../../fargate/scheduler';
import type { Loop } from '../../loop/loop';
import type { Report } from '../../loop/report';
import { podsOf, type ServicePods, takesRequests } from '../../observing/pods';
import type { Promotion } from '../../repository/promotion';

/** The Deployment of a service in an environment. */
interface Deployed extends ServicePods {
  readonly environment: string;
  /** How many pods it runs at rest. */
  readonly wanted: number;
  /** Whether a Service leads to them; a worker has none. */
  readonly isCalled: boolean;
}

/** That pods run as they are declared, whatever the configuration. */
export async function podsRun(loop: Loop, promotion: Promotion, report: Report): Promise<void> {
  const deployed = Object.keys(loop.workload).flatMap((name) => deployments(loop, promotion.objects(name), name));
  const eachPasses = async (problems: (one: Deployed) => Promise<readonly string[]>) => {
    if (deployed.length === 0) throw new Error('dist/ has no Deployment');
    const found = await Promise.all(
      deployed.map(async (one) => (await problems(one)).map((line) => `${one.environment}: ${one.service}: ${line}`)),
    );
    if (found.flat().length > 0) throw new Error(found.flat().join('\n'));
  };
  await report.prove('each service runs in each environment, with as many pods as are declared', () =>
    eachPasses(countProblems),
  );
  await report.prove('each pod has a node of its own, and the security groups that AWS made for its service', () =>
    eachPasses((one) => placeProblems(loop, one)),
  );
  await report.prove('the Service of each leads to all its pods, and to no other', () =>
    eachPasses(async (one) => (one.isCalled ? endpointProblems(one) : [])),
  );
}

/** The same, and that pods which do not run say why. */
export async function running(loop: Loop, promotion: Promotion, report: Report): Promise<void> {
  await podsRun(loop, promotion, report);
  const clusters = Object.values(loop.workload);
  await report.prove('a pod of a namespace that no Fargate profile names is started by that of services', () =>
    inEach(clusters, ({ kubectl }) => unnamed(kubectl)),
  );
  await report.prove('a Deployment beyond the quota gets no pods, and says why', () =>
    inEach(clusters, ({ kubectl }) => beyondQuota(kubectl)),
  );
}

function deployments(loop: Loop, objects: readonly DistObject[], environment: string): Deployed[] {
  const cluster = loop.workload[environment];
  if (cluster === undefined) throw new Error(`${environment}: has no cluster`);
  return objects
    .filter((one) => one.kind === 'Deployment' && one.cluster === environment)
    .map((one) => {
      const { namespace, name: service } = one;
      const isCalled = objects.some(
        (other) => other.kind === 'Service' && other.cluster === environment && other.namespace === namespace,
      );
      return { cluster, environment, namespace, service, isCalled, wanted: wantedOf(one, objects) };
    });
}

/** How many pods a Deployment runs at rest: the fewest of its autoscaler, if it has one. */
function wantedOf({ cluster, namespace, body }: DistObject, objects: readonly DistObject[]): number {
  const autoscaler = objects.find(
    (one) => one.kind === 'HorizontalPodAutoscaler' && one.cluster === cluster && one.namespace === namespace,
  );
  return Number(at(autoscaler?.body, 'spec', 'minReplicas') ?? at(body, 'spec', 'replicas'));
}

async function countProblems(one: Deployed): Promise<string[]> {
  const pods = await podsOf(one);
  const ready = pods.filter(takesRequests).length;
  if (ready === one.wanted && pods.length === one.wanted) return [];
  return [`${ready} of ${pods.length} pods take requests, of ${one.wanted} that are declared`];
}

async function placeProblems(loop: Loop, one: Deployed): Promise<string[]> {
  const environment = loop.environments.find(({ name }) => name === one.environment);
  if (environment === undefined) return ['is in no environment of config/'];
  const wanted = ['pods', one.service].map((role) => names(environment).securityGroup(role)).sort();
  const pods = await podsOf(one);
  const nodes = new Set(pods.map(({ spec }) => stringAt(spec, 'nodeName')));
  const shared = nodes.size === pods.length ? [] : [`${pods.length} pods on ${nodes.size} nodes`];
  const others = pods.map(async ({ metadata }) => {
    const GroupIds = metadata.annotations?.[groupsAnnotation]?.split(',') ?? [];
    const found = await loop.aws.ask(one.environment)<{
      readonly SecurityGroups: readonly { readonly GroupName: string }[];
    }>('ec2', 'DescribeSecurityGroups', { GroupIds });
    const groups = found.SecurityGroups.map(({ GroupName }) => GroupName).sort();
    return groups.join() === wanted.join() ? [] : [`${metadata.name}: is in ${groups}, not in ${wanted}`];
  });
  return [...shared, ...(await Promise.all(others)).flat()];
}

async function endpointProblems(one: Deployed): Promise<string[]> {
  const label = encodeURIComponent(`kubernetes.io/service-name=${one.service}`);
  const path = `/apis/discovery.k8s.io/v1/namespaces/${one.namespace}/endpointslices?labelSelector=${label}`;
  const slices: readonly object[] = await listObjects(one.cluster, path);
  const endpoints = slices.flatMap((slice) => listAt(JSON.parse(JSON.stringify(slice)), 'endpoints'));
  const ready = endpoints.filter((endpoint) => at(endpoint, 'conditions', 'ready') === true);
  const reached = ready.flatMap((endpoint) => listAt(endpoint, 'addresses')).sort();
  const addresses = (await podsOf(one)).map(({ status }) => stringAt(status, 'podIP') ?? '').sort();
  return reached.join() === addresses.join() ? [] : [`its Service leads to ${reached}, its pods are ${addresses}`];
}

/** A pod that only the profile of every namespace selects. */
async function unnamed(kubectl: Kubectl): Promise<void> {
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'try', namespace: 'default' },
    spec: { containers: [{ name: 'try', image: 'registry.invalid/try:1' }] },
  };
  const flags = ['--dry-run=server', '--output=json', '--filename=-'];
  const made = await kubectl.run(['create', ...flags], { input: JSON.stringify(pod) });
  const { metadata, spec } = JSON.parse(made);
  const [scheduler, profile] = [at(spec, 'schedulerName'), stringAt(metadata, 'labels', profileLabel) ?? 'none'];
  if (scheduler === schedulerName && profile.startsWith('services-')) return;
  throw new Error(`is given to ${scheduler} by the profile ${profile}`);
}

const namespace = 'reporting';

async function beyondQuota(kubectl: Kubectl): Promise<void> {
  const where = `--namespace=${namespace}`;
  // As much as the quota, of which the service's own pods use a part.
  const resources = { requests: { cpu: '2', memory: '4Gi' }, limits: { cpu: '2', memory: '4Gi' } };
  const securityContext = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
  const labels = { 'app.kubernetes.io/name': 'try' };
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'try', namespace },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
          containers: [{ name: 'try', image: 'registry.invalid/try:1', securityContext, resources }],
        },
      },
    },
  };
  await kubectl.run(['create', '--filename=-'], { input: JSON.stringify(deployment) });
  try {
    await until(
      'a reason',
      async () => {
        const [made] = (await kubectl.list('deployments', namespace)).filter(({ metadata }) => metadata.name === 'try');
        const said = stringAt(conditionOf(made?.status, 'ReplicaFailure'), 'message') ?? 'nothing';
        return /exceeded quota: quota, requested: /.test(said) ? [] : [`it says ${said}`];
      },
      60,
    );
    const pods = await kubectl.list('pods', namespace);
    if (pods.some(({ metadata }) => metadata.name.startsWith('try-'))) throw new Error('has a pod');
  } finally {
    await kubectl.run(['delete', 'deployment', 'try', where]);
  }
}
