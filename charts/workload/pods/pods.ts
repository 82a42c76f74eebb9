import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { placingSeconds } from '../../../config/model/aws/fargate';
import type { Environment } from '../../../config/model/environment';
import { endingSeconds, leavingSeconds } from '../../../config/model/pods/container';
import { surge } from '../../../config/model/pods/replicas';
import type { Service } from '../../../config/model/service';
import { syncAnnotations } from '../../argocd/sync-annotations';
import { AppConfigSecret, secretNameOf } from '../app-config';
import { Jobs } from './jobs';
import { podTemplate } from './pod';
import { probesOf } from './probes';

/** Whether the platform deploys the pods of a service. */
export function isDeployed({ image }: Service): boolean {
  return image !== undefined;
}

/** What runs in the namespace of one service: its Deployment, if it has replicas, what scales that, and its jobs. */
export class ServicePodsChart extends Chart {
  public constructor(
    scope: Construct,
    id: string,
    private readonly environment: Environment,
    private readonly service: Service,
  ) {
    super(scope, id, { namespace: service.namespace });
    this.secretVersion();
    if (service.replicas.to > 0) this.deployment();
    if (service.replicas.to > service.replicas.from) this.autoscaler();
    new Jobs(this, 'jobs', environment, service);
  }

  /** The version of the secret that Git names, in a Secret of its own, which stays until no pod has it any more. */
  private secretVersion(): void {
    const { environment, service } = this;
    const { secret, secretVersion: version } = service;
    if (secret === undefined || version === undefined) return;
    const annotations = syncAnnotations({ wave: -2, options: ['PruneLast=true', 'SkipDryRunOnMissingResource=true'] });
    new AppConfigSecret(this, 'secret', { environment, service, name: secretNameOf(service), annotations, version });
  }

  private deployment(): void {
    const { command, args, name, ports, probes, replicas } = this.service;
    const matchLabels = { 'app.kubernetes.io/name': name };
    const isCalled = ports.length > 0;
    const manifest = k8s.KubeDeployment.manifest({
      metadata: { name, labels: matchLabels },
      spec: {
        // With an autoscaler their number is not Git's to say.
        replicas: replicas.to > replicas.from ? undefined : replicas.to,
        selector: { matchLabels },
        strategy: {
          type: 'RollingUpdate',
          rollingUpdate: {
            maxSurge: k8s.IntOrString.fromString(`${surge * 100}%`),
            maxUnavailable: k8s.IntOrString.fromNumber(0),
          },
        },
        // After that Argo CD calls it degraded. A new pod may first have to wait for the quota, until an old one is gone.
        progressDeadlineSeconds: endingSeconds(this.service) + placingSeconds.most + probes.startSeconds,
        revisionHistoryLimit: 2,
        template: podTemplate({
          environment: this.environment,
          service: this.service,
          name,
          request: replicas,
          command,
          args,
          container: {
            ports: isCalled
              ? ports.map((port) => ({ containerPort: port.number, name: port.name ?? 'http' }))
              : undefined,
            ...probesOf(this.service),
          },
          spec: {
            terminationGracePeriodSeconds: endingSeconds(this.service),
            // Fargate does not look at this; it takes effect wherever pods of this service run on nodes. Source: Amazon EKS user
            // guide, "Define which pods use AWS Fargate when launched".
            topologySpreadConstraints: [
              {
                maxSkew: 1,
                topologyKey: 'topology.kubernetes.io/zone',
                whenUnsatisfiable: 'ScheduleAnyway',
                labelSelector: { matchLabels },
              },
            ],
          },
        }),
      },
    });
    const deployment = new ApiObject(this, 'deployment', manifest);
    if (!isCalled) return;
    // The typed kinds are of a version that lacks it, and would leave it out.
    const preStop = { sleep: { seconds: leavingSeconds } };
    deployment.addJsonPatch(JsonPatch.add('/spec/template/spec/containers/0/lifecycle', { preStop }));
  }

  private autoscaler(): void {
    const { name, replicas } = this.service;
    new k8s.KubeHorizontalPodAutoscalerV2(this, 'autoscaler', {
      metadata: { name },
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
        minReplicas: replicas.from,
        maxReplicas: replicas.to,
        metrics: [
          {
            type: 'Resource',
            resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: replicas.cpuPercent } },
          },
        ],
      },
    });
  }
}
