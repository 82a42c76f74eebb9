import { Chart, Yaml } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Platform } from '../../config/model/environment';
import * as argoproj from '../../imports/argoproj.io';
import { argocd } from './argocd';
import { SelfManagement } from './self-management';
import { syncAnnotations } from './sync-annotations';
import { syncPolicy } from './sync-policy';

/** Sync waves of what all environments share; each waits until the one before is healthy. */
const waves = { crossplane: 0, first: 1, between: 2, last: 3 };

/** Where a directory of `dist/platform/` comes in the order: packages bring the kinds that environments consist of. */
const waveOf: Readonly<Record<string, number>> = {
  'platform/crossplane': waves.first,
  'platform/environments': waves.last,
};

/** What registers clusters, and is ready only when they are. */
const registrations = 'platform/registrations';

/** What all environments share as Applications: Crossplane, each directory of `dist/platform/`, and Argo CD itself. */
export class PlatformApplicationsChart extends Chart {
  public constructor(
    scope: Construct,
    id: string,
    private readonly platform: Platform,
    directories: readonly string[],
  ) {
    super(scope, id, { namespace: argocd.namespace });
    new argoproj.Application(this, 'crossplane', {
      metadata: metadata('crossplane', waves.crossplane),
      spec: {
        project: argocd.platformProject,
        source: {
          repoUrl: platform.upstream.crossplane,
          chart: 'crossplane',
          // Git tags have a v, versions of the chart have none.
          targetRevision: platform.versions.crossplane.replace(/^v/, ''),
          // Otherwise each provider's every kind is activated, thousands of definitions where tens are used.
          helm: { releaseName: 'crossplane', values: Yaml.stringify({ provider: { defaultActivations: [] } }) },
        },
        destination: { server: argocd.managementCluster, namespace: 'crossplane-system' },
        syncPolicy: syncPolicy({ automatic: true, options: ['CreateNamespace=true'] }),
      },
    });
    for (const directory of directories) {
      if (directory === registrations) this.deployUnawaited(directory);
      else this.deployInOrder(directory);
    }
    new SelfManagement(this, 'argocd', platform);
  }

  private deployInOrder(directory: string): void {
    const name = nameOf(directory);
    new argoproj.Application(this, name, {
      metadata: metadata(name, waveOf[directory] ?? waves.between),
      spec: this.applicationSpec(`dist/${directory}`),
    });
  }

  /**
   * Through an ApplicationSet, for whose Applications the root Application does not wait: a cluster takes a quarter of an
   * hour to be registered, that of an environment which a person syncs takes as long as the person, and meanwhile the
   * root must go on to what it is for.
   */
  private deployUnawaited(directory: string): void {
    const name = nameOf(directory);
    const { repositoryUrl: repoUrl, revision } = this.platform;
    new argoproj.ApplicationSet(this, name, {
      metadata: metadata(name, waves.last),
      spec: {
        generators: [{ git: { repoUrl, revision, directories: [{ path: `dist/${directory}` }] } }],
        goTemplate: true,
        // Without it the Application gets a finalizer, and with a registration all that Argo CD has in its cluster goes.
        syncPolicy: { preserveResourcesOnDeletion: true },
        template: { metadata: { name }, spec: this.applicationSpec('{{ .path.path }}') },
      },
    });
  }

  private applicationSpec(path: string) {
    return {
      project: argocd.platformProject,
      source: { repoUrl: this.platform.repositoryUrl, targetRevision: this.platform.revision, path },
      // Every object says its own namespace, but the project wants to know one.
      destination: { server: argocd.managementCluster, namespace: 'crossplane-system' },
      syncPolicy: syncPolicy({ automatic: true }),
    };
  }
}

function nameOf(directory: string): string {
  return directory.replace('/', '-');
}

/** Without a finalizer: when its Application goes, what every environment stands on stays. */
function metadata(name: string, wave: number) {
  return { name, annotations: syncAnnotations({ wave }) };
}
