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

/** The directory that registers clusters; it is ready only when they are. */
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
          // Git tags begin with a v, versions of the chart do not.
          targetRevision: platform.versions.crossplane.replace(/^v/, ''),
          // Otherwise every kind of each provider would be activated: thousands of definitions where tens are used.
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
   * Through an ApplicationSet, because the root Application does not wait for the Applications of one. A cluster takes
   * a quarter of an hour to be registered, or as long as the person takes who syncs its environment, and meanwhile the
   * root must go on.
   */
  private deployUnawaited(directory: string): void {
    const name = nameOf(directory);
    const { repositoryUrl: repoUrl, revision } = this.platform;
    new argoproj.ApplicationSet(this, name, {
      metadata: metadata(name, waves.last),
      spec: {
        generators: [{ git: { repoUrl, revision, directories: [{ path: `dist/${directory}` }] } }],
        goTemplate: true,
        // Without it the Application would get a finalizer, and when a registration goes, everything that Argo CD has
        // in its cluster would go too.
        syncPolicy: { preserveResourcesOnDeletion: true },
        template: { metadata: { name }, spec: this.applicationSpec('{{ .path.path }}') },
      },
    });
  }

  private applicationSpec(path: string) {
    return {
      project: argocd.platformProject,
      source: { repoUrl: this.platform.repositoryUrl, targetRevision: this.platform.revision, path },
      // Every object states its own namespace, but the project asks for one.
      destination: { server: argocd.managementCluster, namespace: 'crossplane-system' },
      syncPolicy: syncPolicy({ automatic: true }),
    };
  }
}

function nameOf(directory: string): string {
  return directory.replace('/', '-');
}

/** Without a finalizer, so that what every environment depends on stays when its Application goes. */
function metadata(name: string, wave: number) {
  return { name, annotations: syncAnnotations({ wave }) };
}
