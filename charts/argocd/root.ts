import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Platform } from '../../config/model/environment';
import * as argoproj from '../../imports/argoproj.io';
import { argocd } from './argocd';
import { syncPolicy } from './sync-policy';

/**
 * The one Application that a person applies: everything in `dist/argocd/` but itself. In its own sync it would wait for
 * itself to become healthy.
 */
export class RootChart extends Chart {
  public constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id, { namespace: argocd.namespace });
    new argoproj.Application(this, 'root', {
      metadata: { name: 'root' },
      spec: {
        project: argocd.platformProject,
        source: {
          repoUrl: platform.repositoryUrl,
          targetRevision: platform.revision,
          path: 'dist/argocd',
          directory: { recurse: true, exclude: 'root/*' },
        },
        destination: { server: argocd.managementCluster, namespace: argocd.namespace },
        syncPolicy: syncPolicy({ automatic: true }),
      },
    });
  }
}
