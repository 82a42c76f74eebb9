import { names } from '../../config/model/names';
import { groupOf } from '../../objects/group-kind';
import { applications } from '../argocd/applications';
import { until } from '../clusters/until';
import type { Loop } from '../loop/loop';
import type { Report } from '../loop/report';
import { settled } from '../observing/settled';
import type { Promotion } from '../repository/promotion';
import { prod } from './environments';
import { impersonate, impersonation } from './impersonation';

interface Intrusion {
  readonly statement: string;
  /** Name of its directory, and of what it would create. */
  readonly name: string;
  /** What it would create. */
  readonly object: {
    readonly apiVersion: string;
    readonly kind: string;
    readonly namespace?: string;
    readonly [field: string]: unknown;
  };
  /** What Argo CD must say. */
  readonly because: RegExp;
}

const prodCluster = names(prod).cluster;

const intrusions: readonly Intrusion[] = [
  {
    statement: "an environment's Application cannot create anything in another environment's namespace",
    name: 'intruder-abroad',
    object: {
      apiVersion: 'sqs.aws.m.upbound.io/v1beta1',
      kind: 'Queue',
      namespace: 'prod',
      spec: { forProvider: { region: 'us-east-1' } },
    },
    because: /namespace prod is not permitted in project/,
  },
  {
    statement: "an environment's Application cannot create a kind that its project does not list",
    name: 'intruder-above',
    object: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
      subjects: [{ kind: 'User', apiGroup: 'rbac.authorization.k8s.io', name: 'intruder' }],
    },
    because: /is not permitted in project/,
  },
  {
    statement: "an environment's Application cannot take over another environment's provider configuration",
    name: 'intruder-at-home',
    object: {
      apiVersion: 'aws.m.upbound.io/v1beta1',
      kind: 'ProviderConfig',
      namespace: 'dev',
      spec: { credentials: { source: 'IRSA' } },
    },
    because: /is not permitted in project/,
  },
  {
    statement: "an environment's Application cannot create a project that reaches another environment's cluster",
    name: 'intruder-as-administrator',
    object: {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AppProject',
      namespace: 'argocd',
      spec: { sourceRepos: ['*'], sourceNamespaces: ['dev'], destinations: [{ name: prodCluster, namespace: '*' }] },
    },
    because: /AppProject is not permitted in project dev/,
  },
];

const pathOf = ({ name }: Intrusion) => `dist/dev/management/${name}`;

/** What an environment cannot do to others, whatever is in its directories. */
export async function isolation(loop: Loop, promotion: Promotion, report: Report): Promise<void> {
  const { checkout, management } = loop;
  for (const intrusion of intrusions) {
    const { namespace, ...object } = intrusion.object;
    const metadata = { name: intrusion.name, namespace };
    checkout.write(`${pathOf(intrusion)}/${intrusion.name}.yaml`, JSON.stringify({ ...object, metadata }));
  }
  impersonate(loop);
  checkout.commit('Intrude');
  await checkout.push();
  for (const intrusion of intrusions) {
    await report.prove(intrusion.statement, async () => {
      await until('a refusal', () => notRefused(loop, intrusion), 300);
      const { kind, apiVersion } = intrusion.object;
      const made = await management.kubectl.list(`${kind}.${groupOf(apiVersion)}`);
      if (made.some(({ metadata }) => metadata.name === intrusion.name)) throw new Error(`${kind} was created`);
    });
  }
  await impersonation(loop, report);
  await report.step('the intrusion is reverted', async () => {
    checkout.revert();
    await checkout.push();
    await until('the end of the intruders', () => ended(loop), 300);
    await settled(loop, { units: promotion.units() });
  });
}

async function notRefused({ management }: Loop, intrusion: Intrusion): Promise<string[]> {
  const intruder = (await applications(management)).find(({ path }) => path === pathOf(intrusion));
  if (intruder !== undefined && intrusion.because.test(intruder.message)) return [];
  return [`${pathOf(intrusion)}: ${intruder?.phase} ${intruder?.message}`];
}

/**
 * The intruders that are still there. Argo CD deletes an Application only between two syncs, and tries one that fails
 * again and again, so a sync that runs is ended once the Application is to be deleted; before, another would begin.
 */
async function ended({ management }: Loop): Promise<string[]> {
  const paths = intrusions.map(pathOf);
  const left = (await applications(management)).filter(({ path }) => paths.includes(path));
  for (const { name, deleting, phase } of left) {
    if (!deleting || phase !== 'Running') continue;
    const patch = `--patch=${JSON.stringify({ status: { operationState: { phase: 'Terminating' } } })}`;
    await management.kubectl.run(['patch', 'application', name, '--namespace=argocd', '--type=merge', patch]);
  }
  return left.map(({ name, phase }) => `${name}: ${phase}`);
}
