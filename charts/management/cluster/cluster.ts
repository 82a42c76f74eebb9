import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { smallestPod } from '../../../config/model/aws/fargate';
import { kubernetesVersions } from '../../../config/model/aws/kubernetes-versions';
import type { Environment } from '../../../config/model/environment';
import { names } from '../../../config/model/names';
import * as eks from '../../../imports/eks.aws.m.upbound.io';
import { Aws } from '../../aws/aws';
import { FargateProfile } from '../../aws/fargate-profile';
import { LogGroup, writesLogs } from '../../aws/log-group';
import { ClusterAccess } from './cluster-access';
import { ControlPlane } from './control-plane';
import { LogRouting } from './log-routing';

/**
 * Order within the unit (docs/decisions/0033). The cluster comes after its role, and after its log group, which EKS would
 * itself make without retention. Argo CD and Crossplane get in once there are profiles for whatever they bring. Then Argo CD deploys the ConfigMap
 * of logs, for which DNS waits. People come with DNS: a wave waits for everything in the wave before it, and nothing
 * should wait for a role that does not exist.
 */
const waves = { cluster: 1, profiles: 2, platformAccess: 3, logRouting: 4, dns: 5 };

/** The workload cluster and what it needs around it: role, log groups, access, Fargate for the platform's own pods. */
export class ClusterChart extends Chart {
  public constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id, { namespace: environment.name });
    const aws = new Aws(environment);
    const name = names(environment);

    new ControlPlane(this, 'control-plane', environment, waves.cluster);
    const podLogGroups = this.logGroups(environment);
    new ClusterAccess(this, 'access', environment, { platform: waves.platformAccess, people: waves.dns });
    new LogRouting(this, 'log-routing', environment, waves.logRouting);

    const pods = {
      environment,
      wave: waves.profiles,
      // Their images come from AWS's registry as well as from the account's own, hence AWS's own policy.
      awsPolicies: ['AmazonEKSFargatePodExecutionRolePolicy'] as const,
      statements: [writesLogs(aws, podLogGroups)],
    };
    // One profile for DNS alone: whatever happens to the platform's profile, names still resolve.
    const dns = [{ namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } }];
    new FargateProfile(this, 'coredns', { ...pods, use: 'coredns', selectors: dns });
    const selectors = environment.platform.controllers.map(({ namespace, selector: labels }) => ({
      namespace,
      labels,
    }));
    new FargateProfile(this, 'platform', { ...pods, use: 'platform', selectors });
    this.services(environment);
    new eks.Addon(
      this,
      'coredns-addon',
      aws.managed(eks.Addon, {
        name: `${name.cluster}-coredns`,
        wave: waves.dns,
        forProvider: {
          clusterName: name.cluster,
          addonName: 'coredns',
          // EKS sets it once and never again, so only Git changes it.
          addonVersion: kubernetesVersions[environment.kubernetesVersion]?.coreDnsAddon,
          configurationValues: JSON.stringify({
            computeType: 'Fargate',
            replicaCount: 2,
            resources: { limits: smallestPod, requests: smallestPod },
          }),
          resolveConflictsOnCreate: 'OVERWRITE',
          resolveConflictsOnUpdate: 'OVERWRITE',
        },
      }),
    );
  }

  /** Makes the log groups of the control plane, of pods and of controllers; those into which the platform's pods write. */
  private logGroups(environment: Environment): string[] {
    const name = names(environment);
    new LogGroup(this, 'log-group', { environment, name: name.clusterLogGroup });
    const rest = { environment, wave: waves.profiles };
    const namespaces = new Set(environment.platform.controllers.map(({ namespace }) => namespace));
    const ofPods = [name.platformLogGroup, ...[...namespaces].map(name.applicationLogGroup)];
    for (const logGroup of ofPods) new LogGroup(this, logGroup, { ...rest, name: logGroup });
    for (const { name: controller, logGroup } of environment.platform.controllers) {
      if (logGroup !== undefined)
        new LogGroup(this, `${controller}-log-group`, { ...rest, name: logGroup(environment) });
    }
    return ofPods;
  }

  /**
   * One profile for the pods of all services, of every namespace: a service that comes or goes changes nothing about it,
   * so that the pods of the others stay. Of several profiles that select a pod Fargate takes the first by name, and the
   * platform's own come before this one.
   *
   * Source: Amazon EKS user guide, "Define which Pods use AWS Fargate when launched".
   */
  private services(environment: Environment): void {
    const aws = new Aws(environment);
    const name = names(environment);
    new FargateProfile(this, 'services', {
      environment,
      wave: waves.profiles,
      use: 'services',
      selectors: [{ namespace: '*' }],
      statements: [
        { Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' },
        {
          Effect: 'Allow',
          Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
          Resource: aws.arn('ecr', `repository/${name.repository('*')}`),
        },
        writesLogs(aws, name.applicationLogGroup('*')),
      ],
    });
  }
}
