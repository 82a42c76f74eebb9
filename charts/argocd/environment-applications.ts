import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Environment } from '../../config/model/environment';
import { names } from '../../config/model/names';
import * as argoproj from '../../imports/argoproj.io';
import { argocd } from './argocd';
import { projectNames, workloadApplication } from './project-names';
import { registeredClusters } from './registered-clusters';
import { syncAnnotations } from './sync-annotations';
import { syncPolicy } from './sync-policy';
import { TeamApplications } from './team-applications';

/** One ApplicationSet: which directories it lists, and where their objects go. */
interface DirectoriesProps {
  /** What the ApplicationSet and its Applications are named by, for example `dev-management`. */
  readonly name: string;
  /** Project of its Applications. */
  readonly project: string;
  /** Directories below `dist/`, with `*` for one level of any name. */
  readonly directories: string;
  /** Name of an Application, as a Go template. */
  readonly applicationName: string;
  readonly destination: argoproj.ApplicationSetSpecTemplateSpecDestination;
  /** Whether there is nothing to do before the workload cluster is registered. */
  readonly afterRegistration: boolean;
  /** Fields that something other than Git decides. @default - none */
  readonly ignoreDifferences?: argoproj.ApplicationSetSpecTemplateSpecIgnoreDifferences[];
}

/** After what all environments share, since nothing of an environment works without it. */
const wave = 4;

/**
 * Every unit of an environment as an Application: those directories of `dist/` that its revision has, deployed at the
 * same revision. Those of the workload cluster appear when the cluster's Secret does.
 */
export class EnvironmentApplicationsChart extends Chart {
  public constructor(
    scope: Construct,
    id: string,
    private readonly environment: Environment,
  ) {
    super(scope, id, { namespace: argocd.namespace });
    const { name } = environment;
    const projects = projectNames(environment);
    const { cluster } = names(environment);
    this.directories({
      name: `${name}-management`,
      project: projects.management,
      directories: `dist/${name}/management/*`,
      applicationName: `${name}-management-{{ .path.basename }}`,
      destination: { server: argocd.managementCluster, namespace: name },
      afterRegistration: false,
      ignoreDifferences: writtenByProviders,
    });
    this.directories({
      name: `${name}-workload`,
      project: projects.workload,
      directories: `dist/${name}/workload/*`,
      applicationName: workloadApplication(environment, '{{ .path.basename }}'),
      destination: { name: cluster },
      afterRegistration: true,
    });
    this.directories({
      name: `${name}-controllers`,
      // The controllers' Applications are objects on the management cluster.
      project: projects.management,
      directories: `dist/${name}/controllers`,
      applicationName: `${name}-controllers`,
      destination: { server: argocd.managementCluster, namespace: name },
      afterRegistration: true,
    });
    new TeamApplications(this, 'teams', environment, wave);
  }

  private directories(props: DirectoriesProps): void {
    const { platform, protection, revision, sync } = this.environment;
    const { repositoryUrl: repoUrl } = platform;
    const git = { repoUrl, revision, directories: [{ path: props.directories }] };
    const clusters = registeredClusters(this.environment);
    new argoproj.ApplicationSet(this, props.name, {
      metadata: {
        name: props.name,
        // When an ApplicationSet goes, everything that it deploys goes with it.
        annotations: syncAnnotations({ wave, confirmDeletion: protection.confirmDeletion }),
      },
      spec: {
        goTemplate: true,
        goTemplateOptions: ['missingkey=error'],
        generators: [props.afterRegistration ? { matrix: { generators: [{ clusters }, { git }] } } : { git }],
        syncPolicy: {
          // Where a person syncs, a person deletes: when a directory is gone, its Application stays.
          applicationsSync:
            sync === 'automatic'
              ? argoproj.ApplicationSetSpecSyncPolicyApplicationsSync.SYNC
              : argoproj.ApplicationSetSpecSyncPolicyApplicationsSync.CREATE_HYPHEN_UPDATE,
          // When an Application goes, its objects go with it; where one asks first, a person has to confirm.
          preserveResourcesOnDeletion: false,
        },
        // An ApplicationSet removes annotations that its template does not have, even the confirmation that an
        // Application waits for.
        preservedFields: { annotations: ['argocd.argoproj.io/deletion-approved'] },
        template: {
          metadata: { name: props.applicationName },
          spec: {
            project: props.project,
            source: { repoUrl, targetRevision: revision, path: '{{ .path.path }}' },
            destination: props.destination,
            ignoreDifferences: props.ignoreDifferences,
            syncPolicy: syncPolicy({ automatic: sync === 'automatic' }),
          },
        },
      },
    });
  }
}

/**
 * Lists into whose items a provider writes what it has resolved, or which it sorts by that. Argo CD treats a list as
 * one value, and would write its own version again (docs/decisions/0003).
 */
const writtenByProviders = [
  {
    group: 'ec2.aws.m.upbound.io',
    kind: 'TransitGatewayVPCAttachment',
    jsonPointers: ['/spec/forProvider/subnetIdRefs'],
  },
  {
    group: 'ecr.aws.m.upbound.io',
    kind: 'Repository',
    jsonPointers: ['/spec/forProvider/encryptionConfiguration'],
  },
  { group: 'eks.aws.m.upbound.io', kind: 'FargateProfile', jsonPointers: ['/spec/forProvider/subnetIdRefs'] },
];
