import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { placingSeconds } from '../../../config/model/aws/fargate';
import type { Environment } from '../../../config/model/environment';
import type { Job } from '../../../config/model/pods/jobs';
import type { Service } from '../../../config/model/service';
import { syncAnnotations } from '../../argocd/sync-annotations';
import { podTemplate } from './pod';

/** Seconds for which a finished job stays, with its pods: on Fargate a pod is paid for until it is deleted. */
const keptSeconds = 3600;

/** The jobs of a service: a CronJob for each schedule, and a hook of Argo CD for each that comes before a rollout. */
export class Jobs extends Construct {
  public constructor(
    scope: Construct,
    id: string,
    private readonly environment: Environment,
    private readonly service: Service,
  ) {
    super(scope, id);
    for (const [name, job] of Object.entries(service.jobs)) {
      if (job.schedule === undefined) this.hook(name, job);
      else this.cronJob(name, job, job.schedule);
    }
  }

  private cronJob(name: string, job: Job, schedule: string): void {
    new k8s.KubeCronJob(this, name, {
      metadata: { name },
      spec: {
        schedule,
        // Without it the time zone is that of a machine that nobody sees.
        timeZone: job.timeZone ?? 'Etc/UTC',
        concurrencyPolicy: 'Forbid',
        // Without it a CronJob that missed a hundred starts never starts again.
        startingDeadlineSeconds: 600,
        successfulJobsHistoryLimit: 3,
        failedJobsHistoryLimit: 3,
        jobTemplate: { spec: this.spec(name, job) },
      },
    });
  }

  /** Argo CD runs it after the secret of a new version is there, and applies nothing else of that before it has ended well. */
  private hook(name: string, job: Job): void {
    new k8s.KubeJob(this, name, {
      metadata: {
        name,
        annotations: {
          'argocd.argoproj.io/hook': 'Sync',
          'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
          ...syncAnnotations({ wave: -1 }),
        },
      },
      spec: this.spec(name, job),
    });
  }

  private spec(name: string, job: Job): k8s.JobSpec {
    const { platform } = this.environment;
    const { cpu, memoryMiB } = platform.defaultContainer;
    return {
      // Kubernetes counts from before a pod has its machine. Source: Kubernetes API reference, "JobSpec".
      activeDeadlineSeconds: job.deadlineSeconds + (job.retries + 1) * placingSeconds.most,
      backoffLimit: job.retries,
      ttlSecondsAfterFinished: keptSeconds,
      template: podTemplate({
        environment: this.environment,
        service: this.service,
        name,
        request: { cpu: job.cpu ?? cpu, memoryMiB: job.memoryMiB ?? memoryMiB },
        command: job.command ?? this.service.command,
        args: job.args ?? (job.command === undefined ? this.service.args : undefined),
        spec: { restartPolicy: 'Never' },
      }),
    };
  }
}
