import { createHash } from 'node:crypto';
import { Chart, JsonPatch } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { smallestPod } from '../../../config/model/aws/fargate';
import type { Environment } from '../../../config/model/environment';
import {
  egressProxy,
  egressProxyPods,
  egressProxyLabels as labels,
  proxied,
  proxyPort,
} from '../../../config/model/reaches/egress-proxy';
import { syncAnnotations } from '../../argocd/sync-annotations';
import { Aws } from '../../aws/aws';
import { CrossplaneRights, securityGroupPolicy } from '../crossplane-rights';
import { PodGroupGuard } from '../pod-group-guard';
import { podSecurity } from '../pod-security';
import { EgressProxyPolicies } from './network-policies';
import { squidConfiguration } from './squid-configuration';

/** User and group `proxy` of Debian and Ubuntu, as which Squid runs there. */
const user = 13;

const mountPath = '/etc/egress-proxy';
const file = 'squid.conf';

/** The proxy by which services reach hosts on the internet: Squid, with a port and an allow-list for each service. */
export class EgressProxyChart extends Chart {
  public constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id, { namespace: egressProxy });
    const { kubernetesVersion, protection, services } = environment;
    new PodGroupGuard(this, 'pod-group-guard', { name: egressProxy, namespace: egressProxy });
    const namespace = new k8s.KubeNamespace(this, 'namespace', {
      metadata: {
        name: egressProxy,
        labels: podSecurity('restricted', kubernetesVersion),
        annotations: syncAnnotations({ confirmDeletion: protection.confirmDeletion }),
      },
    });
    namespace.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
    const configuration = squidConfiguration(services);
    new k8s.KubeServiceAccount(this, 'service-account', {
      metadata: { name: egressProxy },
      automountServiceAccountToken: false,
    });
    new k8s.KubeConfigMap(this, 'configuration', {
      metadata: { name: egressProxy },
      data: { [file]: configuration },
    });
    new k8s.KubeDeployment(this, 'deployment', {
      metadata: { name: egressProxy, labels },
      spec: {
        replicas: egressProxyPods,
        selector: { matchLabels: labels },
        // Nobody waits for a proxy while the next one starts.
        strategy: {
          type: 'RollingUpdate',
          rollingUpdate: { maxUnavailable: k8s.IntOrString.fromNumber(0), maxSurge: k8s.IntOrString.fromNumber(1) },
        },
        template: {
          // A change of the configuration makes new pods, since Squid reads it when it starts.
          metadata: { labels, annotations: { 'platform/configuration': sha256(configuration) } },
          spec: podSpec(environment),
        },
      },
    });
    new k8s.KubeService(this, 'service', {
      metadata: { name: egressProxy },
      spec: {
        selector: labels,
        ports: proxied(services).map(({ name }) => {
          const port = proxyPort(name);
          return { name: `p${port}`, port, targetPort: k8s.IntOrString.fromNumber(port), protocol: 'TCP' };
        }),
      },
    });
    this.disruptionBudget();
    new EgressProxyPolicies(this, 'network-policies', environment);
    new CrossplaneRights(this, 'crossplane-rights', [securityGroupPolicy]);
  }

  private disruptionBudget(): void {
    new k8s.KubePodDisruptionBudget(this, 'disruption-budget', {
      metadata: { name: egressProxy },
      spec: {
        maxUnavailable: k8s.IntOrString.fromNumber(1),
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
        selector: { matchLabels: labels },
      },
    });
  }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function podSpec(environment: Environment): k8s.PodSpec {
  const { egressProxy: release } = environment.platform;
  const [first] = proxied(environment.services);
  const quantities = {
    cpu: k8s.Quantity.fromString(smallestPod.cpu),
    memory: k8s.Quantity.fromString(smallestPod.memory),
  };
  const answers = { tcpSocket: { port: k8s.IntOrString.fromNumber(proxyPort(first?.name ?? egressProxy)) } };
  return {
    serviceAccountName: egressProxy,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: user,
      runAsGroup: user,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: 'topology.kubernetes.io/zone',
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels: labels },
      },
    ],
    containers: [
      {
        name: 'squid',
        image: `${new Aws(environment).platformImage(egressProxy)}:${release.image}@${release.digest}`,
        // In the foreground, as one process, with no configuration but this one.
        command: ['/usr/sbin/squid', '-N', '-f', `${mountPath}/${file}`],
        ports: proxied(environment.services).map(({ name }) => ({ containerPort: proxyPort(name) })),
        readinessProbe: answers,
        livenessProbe: { ...answers, initialDelaySeconds: 10, failureThreshold: 6 },
        resources: { requests: { ...quantities }, limits: { ...quantities } },
        securityContext: {
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'] },
          readOnlyRootFilesystem: true,
        },
        volumeMounts: [{ name: 'configuration', mountPath, readOnly: true }],
      },
    ],
    volumes: [{ name: 'configuration', configMap: { name: egressProxy } }],
  };
}
