import { Chart, Yaml } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Environment } from '../../config/model/environment';
import { names } from '../../config/model/names';
import * as argoproj from '../../imports/argoproj.io';
import { argocd } from '../argocd/argocd';
import { projectNames } from '../argocd/project-names';
import { syncPolicy } from '../argocd/sync-policy';

/**
 * The platform's controllers in an environment's workload cluster, each a Helm chart that Argo CD deploys there. They are
 * objects of the environment, so that its revision says which versions it has (docs/decisions/0012).
 */
export class ControllersChart extends Chart {
  public constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id, { namespace: environment.name });
    for (const controller of environment.platform.controllers) {
      const { name, namespace, chart, ignoreDifferences, release, values } = controller;
      new argoproj.Application(this, name, {
        metadata: { name: `${environment.name}-${name}`, finalizers: [argocd.finalizer] },
        spec: {
          project: projectNames(environment).controllers,
          source: {
            repoUrl: chart.repository,
            chart: chart.name,
            targetRevision: release.chart,
            // As a text, since only a text keeps the nulls that remove a default of the chart.
            helm: { releaseName: name, values: Yaml.stringify(values(environment, controller)) },
          },
          destination: { name: names(environment).cluster, namespace },
          ignoreDifferences: ignoreDifferences && [...ignoreDifferences],
          syncPolicy: syncPolicy({
            automatic: environment.sync === 'automatic',
            // The unit `cluster` has the namespaces; whichever of the two comes first makes them.
            options: ['CreateNamespace=true', 'RespectIgnoreDifferences=true'],
          }),
        },
      });
    }
  }
}
