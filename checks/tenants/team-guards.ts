import type { CelInput } from '@bufbuild/cel';
import type { Environment } from '../../config/model/environment';
import type { DistObject } from '../../objects/dist';
import { type AdmissionRequest, isDenied } from '../admission';

type Written = Pick<AdmissionRequest, 'group' | 'resource' | 'object'> & { readonly by?: string };

const groups = 'fargate.amazonaws.com/pod-sg';
const controller = 'system:serviceaccount:kube-system:replicaset-controller';

const service = (spec: { readonly [field: string]: CelInput }): Written => ({
  group: '',
  resource: 'services',
  object: { metadata: {}, spec },
});
const pod = (by: string | undefined, spec: { readonly [field: string]: CelInput }): Written => ({
  group: '',
  resource: 'pods',
  by,
  object: { metadata: { annotations: { [groups]: 'sg-1' } }, spec },
});
type Template = { readonly [field: string]: CelInput };
const deployment = (template: Template): Written => ({
  group: 'apps',
  resource: 'deployments',
  object: { metadata: {}, spec: { template } },
});
const replicaSet = (template: Template): Written => ({ ...deployment(template), resource: 'replicasets' });
const job = (template: Template): Written => ({ ...deployment(template), group: 'batch', resource: 'jobs' });
const cronJob = (template: Template): Written => ({
  group: 'batch',
  resource: 'cronjobs',
  object: { metadata: {}, spec: { jobTemplate: { spec: { template } } } },
});

const forged = { metadata: { annotations: { [groups]: 'sg-of-another' } }, spec: {} };
const placed = { metadata: {}, spec: { nodeName: 'fargate-ip-10-0-0-1' } };
const right: readonly Template[] = [
  { metadata: { annotations: { a: 'b' } }, spec: {} },
  { metadata: {}, spec: {} },
  { spec: {} },
];
const workloads = [deployment, replicaSet, job, cronJob];

/** What must be refused in the namespace of a service with a repository, and what must not. */
const refused: Readonly<Record<string, readonly Written[]>> = {
  'a Service that is more than a name in the cluster': [
    ...['LoadBalancer', 'NodePort', 'ExternalName'].map((type) => service({ type })),
    service({ type: 'ClusterIP', externalIPs: ['10.0.0.1'] }),
  ],
  'a template that forges its security groups': workloads.map((make) => make(forged)),
  'a template that names a node': workloads.map((make) => make(placed)),
  'a pod that names its node': [pod(controller, { nodeName: 'fargate-ip-10-0-0-1' })],
};
const accepted: readonly Written[] = [
  service({}),
  service({ type: 'ClusterIP' }),
  service({ clusterIP: 'None', externalIPs: [] }),
  pod(controller, {}),
  ...workloads.flatMap((make) => right.map(make)),
];

/**
 * What the admission policies of an environment let a team do in the namespace of its service that leads out of it, or
 * refuse although it is right.
 */
export function teamGuardProblems(objects: readonly DistObject[], environment: Environment): string[] {
  const own = objects.filter(({ cluster }) => cluster === environment.name);
  const argocd = `arn:aws:sts::${environment.account}:assumed-role/eks-argocd-role-${environment.name}/1`;
  return environment.services.flatMap(({ name, namespace, repository }) => {
    if (repository === undefined) return [];
    const denies = ({ by = argocd, ...written }: Written, operation: AdmissionRequest['operation']) =>
      isDenied(own, { ...written, operation, namespace, username: by });
    const line = (what: string) => `dist/${environment.name} ${name}: ${what} (${namespace}) — guard the namespace`;
    const all = { ...refused, 'a pod that no workload makes': [pod(undefined, {})] };
    return [
      ...Object.entries(all)
        .filter(([, tried]) =>
          tried.some(
            (written) => !denies(written, 'CREATE') || (written.resource !== 'pods' && !denies(written, 'UPDATE')),
          ),
        )
        .map(([what]) => line(`${what} is admitted`)),
      ...accepted
        .filter((written) => denies(written, 'CREATE'))
        .map(({ resource, object }) => line(`${resource} that lead nowhere are refused, ${JSON.stringify(object)}`)),
    ];
  });
}
