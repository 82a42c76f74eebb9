import { stringAt } from '../../objects/json';
import { type Kubectl, KubectlError } from '../../tools/processes/kubectl';
import { inEach } from '../clusters/in-each';
import type { Loop } from '../loop/loop';
import type { Report } from '../loop/report';

const namespace = 'payment';

const restricted = {
  securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
};
const confined = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };

/** A pod with the annotation that EKS gives a pod that a SecurityGroupPolicy selects. */
function pod(spec: object, container: object = {}, annotations: object = { 'fargate.amazonaws.com/pod-sg': 'sg-1' }) {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'try', namespace, annotations },
    spec: {
      ...restricted,
      ...spec,
      containers: [{ name: 'try', image: 'registry.invalid/try:1', securityContext: confined, ...container }],
    },
  };
}

const balancer = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'try', namespace },
  spec: { type: 'LoadBalancer', ports: [{ port: 80 }] },
};
const volumeClaim = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'try', namespace },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
};

async function create(kubectl: Kubectl, object: object): Promise<string> {
  return kubectl.run(['create', '--dry-run=server', '--output=json', '--filename=-'], {
    input: JSON.stringify(object),
  });
}

async function refused(kubectl: Kubectl, object: object, because: RegExp): Promise<void> {
  try {
    await create(kubectl, object);
  } catch (error) {
    if (error instanceof KubectlError && because.test(error.said)) return;
    throw error;
  }
  throw new Error('was accepted');
}

/** What the API server's admission plugins accept and refuse in a tenant's namespace, in every environment. */
export async function tenants({ workload }: Loop, report: Report): Promise<void> {
  const prove = (statement: string, proof: (kubectl: Kubectl) => Promise<void>) =>
    report.prove(statement, () => inEach(Object.values(workload), ({ kubectl }) => proof(kubectl)));

  await prove('a pod without resources is accepted, with those of the LimitRange', async (kubectl) => {
    const { resources } = JSON.parse(await create(kubectl, pod({}))).spec.containers[0];
    if (!stringAt(resources, 'requests', 'cpu') || !stringAt(resources, 'limits', 'memory')) {
      throw new Error(`resources: ${JSON.stringify(resources)}`);
    }
  });
  await prove('a privileged pod is refused by pod security admission', (kubectl) =>
    refused(kubectl, pod({}, { securityContext: { privileged: true } }), /violates PodSecurity "restricted/),
  );
  await prove('a pod as root is refused by pod security admission', (kubectl) =>
    refused(kubectl, pod({ securityContext: { runAsUser: 0 } }), /violates PodSecurity "restricted/),
  );
  await prove('a pod that no SecurityGroupPolicy selects is refused', (kubectl) =>
    refused(kubectl, pod({}, {}, {}), /no SecurityGroupPolicy gives this pod its groups/),
  );
  await prove('a pod larger than the LimitRange allows is refused', (kubectl) => {
    const beyond = { cpu: '64', memory: '256Gi' };
    return refused(kubectl, pod({}, { resources: { requests: beyond, limits: beyond } }), /maximum cpu usage per Pod/);
  });
  await prove('a pod beyond the quota is refused', async (kubectl) => {
    const all = { cpu: '2', memory: '4Gi' };
    const large = pod({}, { resources: { requests: all, limits: all } });
    await kubectl.run(['create', '--filename=-'], { input: JSON.stringify(large) });
    try {
      await refused(kubectl, { ...pod({}), metadata: { ...pod({}).metadata, name: 'second' } }, /exceeded quota/);
    } finally {
      await kubectl.run(['delete', 'pod', 'try', `--namespace=${namespace}`, '--grace-period=0', '--force']);
    }
  });
  await prove('a tenant cannot make a load balancer of its own', (kubectl) =>
    refused(kubectl, balancer, /exceeded quota/),
  );
  await prove('a tenant cannot get a volume', (kubectl) => refused(kubectl, volumeClaim, /exceeded quota/));
}
