import type { CelInput } from '@bufbuild/cel';
import type { Environment } from '../../config/model/environment';
import type { Service } from '../../config/model/service';
import type { DistObject } from '../../objects/dist';
import { listAt, stringAt } from '../../objects/json';
import { type AdmissionRequest, isDenied } from '../admission';
import { writtenObject } from '../composed/written-object';
import { pluralOf } from '../plurals';

type Named = Pick<DistObject, 'group' | 'kind' | 'name'>;
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

/** An object as Argo CD writes it for one of its Applications, or as somebody else does for none. */
const named = (
  { group, kind, name }: Named,
  { application, by }: { readonly application?: string; readonly by?: string },
): Written => ({
  group,
  resource: pluralOf({ group, kind }),
  by,
  object: {
    metadata: {
      name,
      ...(application !== undefined && {
        annotations: { 'argocd.argoproj.io/tracking-id': `${application}:${group}/${kind}:namespace/${name}` },
      }),
    },
    spec: {},
  },
});

const forged = { metadata: { annotations: { [groups]: 'sg-of-another' } }, spec: {} };
const placed = { metadata: {}, spec: { nodeName: 'fargate-ip-10-0-0-1' } };
const fine: readonly Template[] = [
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
  ...workloads.flatMap((make) => fine.map(make)),
];

/** ConfigMaps of the platform in the namespace of a service that uses or reaches what needs one. */
const configMaps: readonly Named[] = ['hosts', 'egress-proxy'].map((name) => ({ group: '', kind: 'ConfigMap', name }));

/** The platform's objects in the namespace of a service, of kinds that its team may bring too. */
function platformObjects(objects: readonly DistObject[], environment: Environment, service: Service): readonly Named[] {
  const project = objects.find(
    ({ kind, name }) => kind === 'AppProject' && name === `${environment.name}-${service.name}`,
  );
  const admitted = listAt(project?.body, 'spec', 'namespaceResourceWhitelist');
  const there = objects.flatMap((object) => [object, ...[writtenObject(object) ?? []].flat()]);
  const isBoth = ({ cluster, group, kind, namespace }: DistObject) =>
    cluster === environment.name &&
    namespace === service.namespace &&
    admitted.some((one) => stringAt(one, 'group') === group && stringAt(one, 'kind') === kind);
  return [...there.filter(isBoth), ...configMaps];
}

/**
 * What the admission policies of an environment let a team do in the namespace of its service that leads out of it, or
 * refuse although it is right.
 */
export function teamGuardProblems(objects: readonly DistObject[], environment: Environment): string[] {
  const own = objects.filter(({ cluster }) => cluster === environment.name);
  const argocd = `arn:aws:sts::${environment.account}:assumed-role/eks-argocd-role-${environment.name}/1`;
  return environment.services.flatMap((service) => {
    const { name, namespace, repository } = service;
    if (repository === undefined) return [];
    const platforms = platformObjects(objects, environment, service);
    const crossplane = `arn:aws:sts::${environment.account}:assumed-role/crossplane-provisioner-${environment.name}/1`;
    const [team, unit] = [`${environment.name}-${name}`, `${environment.name}-workload-service-${name}`];
    const denies = ({ by = argocd, ...written }: Written, operation: AdmissionRequest['operation']) =>
      isDenied(own, { ...written, operation, namespace, username: by });
    const line = (what: string) => `dist/${environment.name} ${name}: ${what} (${namespace}) — guard the namespace`;
    const all = {
      ...refused,
      'a pod that no workload makes': [pod(undefined, {})],
      ...Object.fromEntries(
        platforms.map((one) => [
          `${one.kind}/${one.name} of the platform`,
          [named(one, { application: team }), named(one, {})],
        ]),
      ),
    };
    const right = [
      ...accepted,
      ...configMaps.flatMap((one) => [
        named(one, { by: crossplane }),
        named({ ...one, name: 'settings' }, { application: team }),
      ]),
      ...platforms.map((one) => named(one, { application: unit })),
    ];
    return [
      ...Object.entries(all)
        .filter(([, tried]) =>
          tried.some(
            (written) => !denies(written, 'CREATE') || (written.resource !== 'pods' && !denies(written, 'UPDATE')),
          ),
        )
        .map(([what]) => line(`${what} is admitted`)),
      ...right
        .filter((written) => denies(written, 'CREATE'))
        .map(({ resource, object }) => line(`${resource} that lead nowhere are refused, ${JSON.stringify(object)}`)),
    ];
  });
}
