import { stringAt } from '../../objects/json';
import { type Kubectl, KubectlError } from '../../tools/processes/kubectl';
import { inEach } from '../clusters/in-each';
import { groupsAnnotation } from '../fargate/admission';
import type { Loop } from '../loop/loop';
import type { Report } from '../loop/report';

const namespace = 'payment';

const restricted = {
  securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
};
const confined = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };

/** A pod of a service that starts nothing. */
function pod(spec: object, container: object = {}, annotations: object = {}) {
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

/** Does something while no SecurityGroupPolicy selects the service's pods. */
async function withoutGroups(kubectl: Kubectl, work: () => Promise<void>): Promise<void> {
  const select = (matchLabels: Readonly<Record<string, string>> | null) => {
    const patch = `--patch=${JSON.stringify({ spec: { podSelector: { matchLabels } } })}`;
    return kubectl.run(['patch', 'securitygrouppolicy', 'pods', `--namespace=${namespace}`, '--type=merge', patch]);
  };
  await select({ nobody: 'has-this' });
  try {
    await work();
  } finally {
    await select(null);
  }
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
    withoutGroups(kubectl, () =>
      refused(kubectl, pod({}, {}, { [groupsAnnotation]: 'sg-1' }), /no SecurityGroupPolicy gives this pod its groups/),
    ),
  );
  await prove('a pod larger than the LimitRange allows is refused', (kubectl) => {
    const beyond = { cpu: '64', memory: '256Gi' };
    return refused(kubectl, pod({}, { resources: { requests: beyond, limits: beyond } }), /maximum cpu usage per Pod/);
  });
  await prove('a pod beyond the quota is refused', (kubectl) => {
    // As much as the quota, and the service runs already.
    const all = { cpu: '2', memory: '4Gi' };
    return refused(kubectl, pod({}, { resources: { requests: all, limits: all } }), /exceeded quota/);
  });
  await prove('a tenant cannot make a load balancer of its own', (kubectl) =>
    refused(kubectl, balancer, /exceeded quota/),
  );
  await prove('a tenant cannot get a volume', (kubectl) => refused(kubectl, volumeClaim, /exceeded quota/));
}
