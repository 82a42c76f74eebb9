import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Environment } from '../../../config/model/environment';
import { names } from '../../../config/model/names';
import { egressProxy } from '../../../config/model/reaches/egress-proxy';
import type { Service } from '../../../config/model/service';
import { hostsConfigMap } from '../../../config/model/uses/hosts';
import { workloadApplication } from '../../argocd/project-names';
import { AdmissionPolicy, groupsAnnotation } from '../admission-policy';

/** The kinds that a guard is about. */
interface Guarded {
  readonly group: string;
  readonly resources: readonly string[];
}

/** Templates of pods, by where they are in the object; CEL knows the type of each by itself. */
const templates: readonly (Guarded & { readonly name: string; readonly template: string })[] = [
  {
    name: 'deployments-choose-no-place',
    group: 'apps',
    resources: ['deployments', 'replicasets'],
    template: 'object.spec.template',
  },
  { name: 'jobs-choose-no-place', group: 'batch', resources: ['jobs'], template: 'object.spec.template' },
  {
    name: 'cron-jobs-choose-no-place',
    group: 'batch',
    resources: ['cronjobs'],
    template: 'object.spec.jobTemplate.spec.template',
  },
];

/** Names that the platform has for objects of kinds which a team may bring too, whether or not the service has such an object. */
function reservedNames({
  name,
}: Service): readonly (Guarded & { readonly name: string; readonly reserved: readonly string[] })[] {
  const configMaps = [egressProxy, hostsConfigMap];
  return [
    { name: 'config-maps-are-the-platforms', group: '', resources: ['configmaps'], reserved: configMaps },
    { name: 'services-are-the-platforms', group: '', resources: ['services'], reserved: [name] },
    { name: 'budgets-are-the-platforms', group: 'policy', resources: ['poddisruptionbudgets'], reserved: [name] },
  ];
}

/**
 * Where Argo CD says of which Application an object is, over whatever its manifest says (`SetAppInstance` in
 * `reposerver/repository/repository.go` of Argo CD v3.5.7).
 */
const trackingAnnotation = 'argocd.argoproj.io/tracking-id';

/**
 * What neither a project of Argo CD, nor pod security, nor a quota refuses of what a team may bring, and what would still
 * lead out of its namespace: a Service that takes addresses of others or leads elsewhere, a pod that names its security
 * groups or the node of another, a pod that no workload owns, and an object of the platform in the same namespace.
 *
 * A unit of its own: the team's Application waits until the environment's revision has it.
 */
export class TeamChart extends Chart {
  private readonly guarded: string;

  public constructor(scope: Construct, id: string, environment: Environment, service: Service) {
    super(scope, id);
    this.guarded = service.namespace;
    this.services();
    this.pods(environment);
    this.reservedNames(environment, service);
    for (const { name, template, ...guarded } of templates) {
      this.guard(name, guarded, [
        {
          // EKS's webhook takes a forged annotation away, but its failurePolicy is Ignore.
          expression: `!has(${template}.metadata) || !has(${template}.metadata.annotations) || !('${groupsAnnotation}' in ${template}.metadata.annotations)`,
          message: `names its own security groups (annotation ${groupsAnnotation}) — leave it out, EKS writes it`,
        },
        {
          expression: `!has(${template}.spec.nodeName)`,
          message: 'names the node of a pod (nodeName) — leave it out, Fargate makes a node for each',
        },
      ]);
    }
  }

  /** kube-proxy would lead what any pod of the cluster sends to an external IP to the Service that names it (CVE-2020-8554). */
  private services(): void {
    this.guard('services-stay-inside', { group: '', resources: ['services'] }, [
      {
        expression: "!has(object.spec.type) || object.spec.type == 'ClusterIP'",
        message: 'is no Service of type ClusterIP — the platform makes entrances, and no name leads out of the cluster',
      },
      {
        expression: '!has(object.spec.externalIPs) || size(object.spec.externalIPs) == 0',
        message: 'takes addresses that are not its own (externalIPs) — leave them out',
      },
    ]);
  }

  /** By then EKS has written the annotation of a pod's groups, so that a forged one is found in templates only. */
  private pods(environment: Environment): void {
    this.guard('pods-come-from-workloads', { group: '', resources: ['pods'], operations: ['CREATE'] }, [
      {
        expression: `!${byArgoCd(environment)}`,
        message: 'is a pod by itself — write a Deployment, a Job or a CronJob, which makes it',
      },
      {
        expression: '!has(object.spec.nodeName)',
        message: 'names its node (nodeName) — leave it out, Fargate makes a node for each pod',
      },
    ]);
  }

  /**
   * Argo CD writes for the team and for the platform in one name, so what it writes says for whom. `FailOnSharedResource` is not
   * enough: whoever syncs may leave it out, and it knows nothing of what Crossplane writes.
   */
  private reservedNames(environment: Environment, service: Service): void {
    const owner = `${workloadApplication(environment, `service-${service.name}`)}:`;
    const annotations = 'object.metadata.annotations';
    const isPlatforms = `has(${annotations}) && '${trackingAnnotation}' in ${annotations} && ${annotations}['${trackingAnnotation}'].startsWith('${owner}')`;
    for (const { name, reserved, ...guarded } of reservedNames(service)) {
      const list = reserved.map((one) => `'${one}'`).join(', ');
      this.guard(name, guarded, [
        {
          expression: `!has(object.metadata.name) || !(object.metadata.name in [${list}]) || !${byArgoCd(environment)} || (${isPlatforms})`,
          message: `has the name of an object of the platform (${reserved.join(', ')}) — give it another one`,
        },
      ]);
    }
  }

  private guard(
    name: string,
    { group, resources, operations = ['CREATE', 'UPDATE'] }: Guarded & { readonly operations?: readonly string[] },
    validations: readonly { readonly expression: string; readonly message: string }[],
  ): void {
    new AdmissionPolicy(this, name, {
      name: `${this.guarded}-${name}`,
      namespaces: [this.guarded],
      rules: [{ apiGroups: [group], apiVersions: ['v1'], operations: [...operations], resources: [...resources] }],
      validations,
    });
  }
}

/** Whether Argo CD writes, in CEL. */
function byArgoCd(environment: Environment): string {
  return `request.userInfo.username.contains(':assumed-role/${names(environment).role('argocd')}/')`;
}
