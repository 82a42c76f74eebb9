import { Chart, JsonPatch } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { entrancesOf } from '../../../config/model/entrance';
import type { Environment, Platform } from '../../../config/model/environment';
import { names } from '../../../config/model/names';
import { egressProxy, proxied, proxyVariables } from '../../../config/model/reaches/egress-proxy';
import type { Service } from '../../../config/model/service';
import { hasHosts, hostsConfigMap } from '../../../config/model/uses/hosts';
import { syncAnnotations } from '../../argocd/sync-annotations';
import { Aws } from '../../aws/aws';
import { type CrossplaneObject, CrossplaneRights, securityGroupPolicy } from '../crossplane-rights';
import { PodGroupGuard } from '../pod-group-guard';
import { podSecurity } from '../pod-security';
import { quantities } from '../quantities';
import { AppConfig } from './app-config';
import { Entrance } from './entrance';
import { NetworkPolicies } from './network-policies';

/** The namespace of one service in the workload cluster: what may run there, how much of it, and as whom. */
export class ServiceNamespaceChart extends Chart {
  public constructor(scope: Construct, id: string, environment: Environment, service: Service) {
    super(scope, id, { namespace: service.namespace });
    const { kubernetesVersion, platform, protection } = environment;

    new PodGroupGuard(this, 'pod-group-guard', service);
    const namespace = new k8s.KubeNamespace(this, 'namespace', {
      metadata: {
        name: service.namespace,
        labels: {
          ...podSecurity('restricted', kubernetesVersion),
          // With this, pods leave a load balancer before they stop.
          'elbv2.k8s.aws/pod-readiness-gate-inject': 'enabled',
        },
        annotations: syncAnnotations({ confirmDeletion: protection.confirmDeletion }),
      },
    });
    // The chart gives its namespace to everything in it, but a namespace itself is in none.
    namespace.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
    new k8s.KubeServiceAccount(this, 'service-account', {
      metadata: {
        name: service.name,
        labels: { 'app.kubernetes.io/name': service.name },
        annotations: {
          'eks.amazonaws.com/role-arn': new Aws(environment).iamArn(
            `role/${names(environment).irsaRole(service.name)}`,
          ),
        },
      },
    });
    this.limits(service, platform);
    this.disruptionBudget(service);
    new NetworkPolicies(this, 'network-policies', environment, service);
    new AppConfig(this, 'app-config', environment, service);
    new Entrance(this, 'entrance', environment, service);
    this.proxy(service);
    new CrossplaneRights(this, 'crossplane-rights', writtenFor(service));
  }

  private limits(service: Service, { defaultContainer: { cpu, memoryMiB } }: Platform): void {
    const { quota } = service;
    const total = quantities(quota.cpu, quota.memoryGiB * 1024);
    const container = quantities(cpu, memoryMiB);
    new k8s.KubeResourceQuota(this, 'quota', {
      metadata: { name: 'quota' },
      spec: {
        hard: {
          'requests.cpu': total.cpu,
          'requests.memory': total.memory,
          'limits.cpu': total.cpu,
          'limits.memory': total.memory,
          pods: k8s.Quantity.fromString(`${quota.pods}`),
          // Load balancers come from an Ingress, whose controller the platform runs; Fargate has no nodes and no volumes.
          'services.loadbalancers': k8s.Quantity.fromString('0'),
          'services.nodeports': k8s.Quantity.fromString('0'),
          persistentvolumeclaims: k8s.Quantity.fromString('0'),
          // Each Ingress is a load balancer, and each further policy adds groups to pods: only the platform's own. Where an
          // entrance takes the place of another, Argo CD makes its Ingress before it removes the old one.
          'count/ingresses.networking.k8s.io': k8s.Quantity.fromString(`${2 * entrancesOf(service).length}`),
          'count/securitygrouppolicies.vpcresources.k8s.aws': k8s.Quantity.fromString('1'),
        },
      },
    });
    // Without defaults the quota would refuse every container that states no resources. Fargate bills a pod that
    // requests less than its smallest size as that size, so a pod may not request less; a sidecar in it may.
    new k8s.KubeLimitRange(this, 'defaults', {
      metadata: { name: 'defaults' },
      spec: {
        limits: [
          { type: 'Container', default: container, defaultRequest: container },
          { type: 'Pod', min: container, max: total },
        ],
      },
    });
  }

  /** What a program of the service is told so that it reaches hosts on the internet. */
  private proxy(service: Service): void {
    if (proxied([service]).length === 0) return;
    new k8s.KubeConfigMap(this, 'egress-proxy', {
      metadata: { name: egressProxy },
      data: { ...proxyVariables(service) },
    });
  }

  /** Fargate patches a pod by evicting it, and asks the budget first; a budget for a single pod would always refuse. */
  private disruptionBudget({ name, replicas }: Service): void {
    if (replicas.from < 2) return;
    new k8s.KubePodDisruptionBudget(this, 'disruption-budget', {
      metadata: { name },
      spec: {
        maxUnavailable: k8s.IntOrString.fromNumber(1),
        // A pod that is not ready serves nobody, and must not keep Fargate from patching it.
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
        selector: { matchLabels: { 'app.kubernetes.io/name': name } },
      },
    });
  }
}

/** What Crossplane writes into the namespace: what only AWS knows, and entrances whose names the platform makes. */
function writtenFor(service: Service): CrossplaneObject[] {
  const hosted = entrancesOf(service).filter(({ certificateArn }) => certificateArn === undefined);
  return [
    securityGroupPolicy,
    ...(hasHosts(service.uses) ? [{ group: '', resource: 'configmaps', name: hostsConfigMap }] : []),
    ...hosted.map(({ name }) => ({
      group: 'networking.k8s.io',
      resource: 'ingresses',
      name,
      use: 'written and deleted' as const,
    })),
  ];
}
