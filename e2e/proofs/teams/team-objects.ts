/** The service whose team deploys it, and its namespace. */
export const service = 'reporting';

/** An object of Kubernetes, as a team writes it. */
interface Written {
  readonly apiVersion: string;
  readonly kind: string;
  readonly [field: string]: unknown;
}

/** Something that a team may not bring, and what is said of it. */
interface Refused {
  readonly object: Written;
  readonly because: RegExp;
}

const labels = { 'app.kubernetes.io/name': service, part: 'worker' };

const pod = {
  serviceAccountName: service,
  automountServiceAccountToken: false,
  securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
  containers: [
    {
      name: 'worker',
      image: 'registry.invalid/worker@sha256:0000000000000000000000000000000000000000000000000000000000000000',
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    },
  ],
};

const template = (annotations: object = {}, spec: object = {}) => ({
  metadata: { labels, annotations },
  spec: { ...pod, ...spec },
});

const deployment = (name: string, annotations?: object, spec?: object): Written => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name },
  spec: { replicas: 1, selector: { matchLabels: labels }, template: template(annotations, spec) },
});

const cronJob = (name: string, annotations?: object, spec?: object): Written => ({
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name },
  spec: {
    schedule: '0 3 * * *',
    jobTemplate: { spec: { template: template(annotations, { restartPolicy: 'Never', ...spec }) } },
  },
});

const serviceObject = (name: string, spec: object): Written => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: { selector: labels, ports: [{ port: 9090 }], ...spec },
});

/** What a service consists of, one of each kind that its project admits. */
export const workloads: readonly Written[] = [
  deployment('worker'),
  cronJob('night'),
  serviceObject('metrics', {}),
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'worker' }, data: { level: 'info' } },
  {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'worker' },
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'worker' }, maxReplicas: 2 },
  },
  {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'worker' },
    spec: { maxUnavailable: 1, selector: { matchLabels: { part: 'worker' } } },
  },
];

const refusedKind = (apiVersion: string, kind: string, fields: object = {}): Refused => ({
  object: { apiVersion, kind, metadata: { name: 'intruder' }, ...fields },
  because: new RegExp(`^${kind} .*is not permitted in project`),
});

/** What the project refuses. */
export const intrusions: readonly Refused[] = [
  refusedKind('v1', 'Namespace'),
  refusedKind('v1', 'ResourceQuota', { spec: { hard: { pods: '1000' } } }),
  refusedKind('v1', 'LimitRange', { spec: { limits: [] } }),
  refusedKind('v1', 'Secret', { stringData: { a: 'b' } }),
  refusedKind('v1', 'ServiceAccount'),
  refusedKind('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector: {}, egress: [{}] } }),
  refusedKind('networking.k8s.io/v1', 'Ingress', { spec: { defaultBackend: { service: { name: 'a', port: {} } } } }),
  refusedKind('vpcresources.k8s.aws/v1beta1', 'SecurityGroupPolicy', {
    spec: { podSelector: {}, securityGroups: { groupIds: ['sg-1'] } },
  }),
  refusedKind('external-secrets.io/v1', 'ExternalSecret', { spec: {} }),
  refusedKind('rbac.authorization.k8s.io/v1', 'RoleBinding', {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
    subjects: [{ kind: 'ServiceAccount', name: service }],
  }),
  refusedKind('apps/v1', 'StatefulSet', {
    spec: { serviceName: 'a', selector: { matchLabels: labels }, template: template() },
  }),
  {
    object: {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'intruder', namespace: 'payment' },
      data: { a: 'b' },
    },
    because: /namespace payment is not permitted in project/,
  },
];

/** What EKS writes, and nobody else may. */
const groups = { 'fargate.amazonaws.com/pod-sg': 'sg-of-another' };

/** What the project admits, and the API server refuses. */
export const refusedByAdmission: readonly Refused[] = [
  {
    object: serviceObject('intruder', { type: 'ExternalName', externalName: 'example.com' }),
    because: /is no Service of type ClusterIP/,
  },
  {
    object: serviceObject('intruder', { externalIPs: ['10.0.0.1'] }),
    because: /takes addresses that are not its own/,
  },
  {
    object: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'intruder', labels, annotations: groups }, spec: pod },
    because: /is a pod by itself/,
  },
  // The platform has a Service of this name, and would have a ConfigMap of that one.
  { object: serviceObject(service, {}), because: /has the name of an object of the platform/ },
  {
    object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'hosts' }, data: { a: 'b' } },
    because: /has the name of an object of the platform/,
  },
];

/** The same, in templates of pods. */
export const forged: readonly Refused[] = [
  { object: deployment('intruder', groups), because: /names its own security groups/ },
  { object: cronJob('intruder', groups), because: /names its own security groups/ },
  { object: deployment('intruder', {}, { nodeName: 'fargate-ip-10-0-0-1' }), because: /names the node of a pod/ },
];
