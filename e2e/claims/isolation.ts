import { applications } from '../applications';
import type { Loop } from '../loop';
import type { Promotion } from '../promotion';
import type { Report } from '../report';
import { settled } from '../settled';
import { until } from '../until';

interface Intrusion {
  readonly claim: string;
  /** What it would create. */
  readonly object: {
    readonly apiVersion: string;
    readonly kind: string;
    readonly metadata: { readonly name: string; readonly namespace?: string };
    readonly [field: string]: unknown;
  };
  /** What Argo CD must say. */
  readonly because: RegExp;
}

const path = 'dist/dev/management/intruder';

const intrusions: readonly Intrusion[] = [
  {
    claim: "an environment's Application cannot create anything in another environment's namespace",
    object: {
      apiVersion: 'sqs.aws.m.upbound.io/v1beta1',
      kind: 'Queue',
      metadata: { name: 'intruder', namespace: 'prod' },
      spec: { forProvider: { region: 'us-east-1' } },
    },
    because: /namespace prod is not permitted in project/,
  },
  {
    claim: "an environment's Application cannot create a kind that its project does not list",
    object: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: 'intruder' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
      subjects: [{ kind: 'User', apiGroup: 'rbac.authorization.k8s.io', name: 'intruder' }],
    },
    because: /is not permitted in project/,
  },
  {
    claim: "an environment's Application cannot make another environment's provider configuration its own",
    object: {
      apiVersion: 'aws.m.upbound.io/v1beta1',
      kind: 'ProviderConfig',
      metadata: { name: 'intruder', namespace: 'dev' },
      spec: { credentials: { source: 'IRSA' } },
    },
    because: /is not permitted in project/,
  },
];

/** What an environment cannot do to others, whatever stands in its directory. */
export async function isolation(loop: Loop, promotion: Promotion, report: Report): Promise<void> {
  const { checkout, management } = loop;
  for (const { claim, object, because } of intrusions) {
    await report.claim(claim, async () => {
      checkout.write(`${path}/intruder.yaml`, JSON.stringify(object));
      checkout.commit('Intrude');
      await checkout.push();
      const refusal = async () => {
        const intruder = (await applications(management)).find((one) => one.path === path);
        if (intruder !== undefined && because.test(intruder.message)) return [];
        return [`${intruder?.name ?? path}: ${intruder?.phase} ${intruder?.message}`];
      };
      await until('a refusal', refusal, 60);
      const made = (await management.kubectl.list(`${object.kind}.${object.apiVersion.split('/')[0]}`)).filter(
        ({ metadata }) => metadata.name === 'intruder',
      );
      if (made.length > 0) throw new Error(`${object.kind}/intruder exists`);
    });
    checkout.revert();
    await checkout.push();
    await terminate(loop);
    await settled(loop, { units: promotion.units() });
  }
}

/** What a person does with a sync that can never succeed: Argo CD deletes no Application before it has ended. */
async function terminate({ management }: Loop): Promise<void> {
  const [intruder] = (await applications(management)).filter((one) => one.path === path);
  if (intruder === undefined) return;
  const patch = `--patch=${JSON.stringify({ status: { operationState: { phase: 'Terminating' } } })}`;
  await management.kubectl.run(['patch', 'application', intruder.name, '--namespace=argocd', '--type=merge', patch]);
}
