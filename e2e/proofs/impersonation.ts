import { argocd } from '../../charts/argocd/argocd';
import { projectNames } from '../../charts/argocd/project-names';
import { awsLoadBalancerController } from '../../charts/controllers/aws-load-balancer-controller/aws-load-balancer-controller';
import { names } from '../../config/model/names';
import { platform } from '../../config/platform';
import { conditionsOf } from '../../objects/conditions';
import { type Json, listAt, stringAt } from '../../objects/json';
import { until } from '../clusters/until';
import type { Loop } from '../loop/loop';
import type { Report } from '../loop/report';
import { dev, prod } from './environments';

/** An Application in the namespace of dev, where dev's project allows Applications. */
interface Impostor {
  readonly statement: string;
  readonly name: string;
  /** Project that it names. */
  readonly project: string;
  /** What it deploys, and where. @default - the loot, to the namespace of prod's managed resources */
  readonly terms?: { readonly [field: string]: Json };
  /** What Argo CD must say. */
  readonly because: string;
}

const cluster = names(prod).cluster;
const { controllers } = projectNames(dev);
const { namespace, chart } = awsLoadBalancerController;
const release = platform.controllers['aws-load-balancer-controller'];

const impostors: readonly Impostor[] = [
  ...[argocd.platformProject, projectNames(prod).management, 'default'].map((project) => ({
    statement: `an Application in an environment's namespace cannot name the project ${project}`,
    name: `impostor-${project}`,
    project,
    because: `application 'impostor-${project}' in namespace '${dev.name}' is not permitted to use project '${project}'`,
  })),
  {
    statement: "an Application of an environment's own project cannot go to another environment's cluster",
    name: 'impostor-abroad',
    project: controllers,
    terms: {
      source: { repoURL: chart.repository, chart: chart.name, targetRevision: release.chart },
      destination: { name: cluster, namespace },
    },
    because: `application destination server '${cluster}' and namespace '${namespace}' do not match any of the allowed destinations in project '${controllers}'`,
  },
];

const loot = 'intruder-loot';

/** Writes Applications into a directory of dev that pretend to be others', and what they would deploy. */
export function impersonate({ checkout }: Loop): void {
  const queue = { apiVersion: 'sqs.aws.m.upbound.io/v1beta1', kind: 'Queue' };
  const manifest = {
    ...queue,
    metadata: { name: loot, namespace: prod.name },
    spec: { forProvider: { region: prod.region } },
  };
  checkout.write(`${loot}/${loot}.yaml`, JSON.stringify(manifest));
  for (const { name, project, terms } of impostors) {
    const spec = {
      project,
      source: { repoURL: checkout.url, targetRevision: 'main', path: loot },
      destination: { server: argocd.managementCluster, namespace: prod.name },
      syncPolicy: { automated: {} },
      ...terms,
    };
    const metadata = { name, namespace: dev.name };
    const application = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata, spec };
    checkout.write(`dist/${dev.name}/management/impostors/${name}.yaml`, JSON.stringify(application));
  }
}

/** Whom an Application cannot impersonate, though Argo CD reads Applications in the environments' namespaces. */
export async function impersonation(loop: Loop, report: Report): Promise<void> {
  const { kubectl } = loop.management;
  for (const impostor of impostors) {
    await report.prove(impostor.statement, async () => {
      await until('a refusal', () => notRefused(loop, impostor), 300);
      const made = await kubectl.list('queues.sqs.aws.m.upbound.io', prod.name);
      if (made.some(({ metadata }) => metadata.name === loot)) throw new Error('the queue was created');
    });
  }
}

async function notRefused({ management }: Loop, { name, because }: Impostor): Promise<string[]> {
  const found = (await management.kubectl.list('applications.argoproj.io', dev.name)).find(
    ({ metadata }) => metadata.name === name,
  );
  const messages = conditionsOf(found?.status).map((condition) => stringAt(condition, 'message'));
  if (!messages.includes(because)) return [`${name}: ${messages.join('; ') || 'no condition'}`];
  const operation = stringAt(found?.status, 'operationState', 'phase');
  const resources = listAt(found?.status, 'resources');
  if (operation === undefined && resources.length === 0) return [];
  throw new Error(`${name}: is refused and yet syncs, ${operation} with ${resources.length} objects`);
}
