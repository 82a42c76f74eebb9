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
    for (const intrusion of intrusions) await terminate(loop, intrusion);
    await settled(loop, { units: promotion.units() });
  });
}

async function notRefused({ management }: Loop, intrusion: Intrusion): Promise<string[]> {
  const intruder = (await applications(management)).find(({ path }) => path === pathOf(intrusion));
  if (intruder !== undefined && intrusion.because.test(intruder.message)) return [];
  return [`${pathOf(intrusion)}: ${intruder?.phase} ${intruder?.message}`];
}

/** Ends a sync that can never succeed, as a person must: before it has ended, Argo CD deletes no Application. */
async function terminate({ management }: Loop, intrusion: Intrusion): Promise<void> {
  const intruder = (await applications(management)).find(({ path }) => path === pathOf(intrusion));
  if (intruder === undefined) return;
  const patch = `--patch=${JSON.stringify({ status: { operationState: { phase: 'Terminating' } } })}`;
  await management.kubectl.run(['patch', 'application', intruder.name, '--namespace=argocd', '--type=merge', patch]);
}
