import { Chart, Yaml } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Environment } from '../../config/model/environment';
import { names } from '../../config/model/names';
import * as argoproj from '../../imports/argoproj.io';
import { argocd } from '../argocd/argocd';
import { projectNames } from '../argocd/project-names';
import { syncPolicy } from '../argocd/sync-policy';
import { controllerValues } from './controller-values';

/**
 * The platform's controllers in an environment's workload cluster, each a Helm chart that Argo CD deploys there. They are
 * objects of the environment, so that its revision says which versions it has (docs/decisions/0012).
 */
export class ControllersChart extends Chart {
  public constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id, { namespace: environment.name });
    for (const { name, namespace, chart } of environment.platform.controllers) {
      new argoproj.Application(this, name, {
        metadata: { name: `${environment.name}-${name}`, finalizers: [argocd.finalizer] },
        spec: {
          project: projectNames(environment).controllers,
          source: {
            repoUrl: chart.repository,
            chart: chart.name,
            targetRevision: chart.version,
            // As a text, since only there a null survives that takes a default out of the chart.
            helm: { releaseName: name, values: Yaml.stringify(controllerValues[name](environment)) },
          },
          destination: { name: names(environment).cluster, namespace },
          ignoreDifferences: name === 'aws-load-balancer-controller' ? generatedCertificates : undefined,
          syncPolicy: syncPolicy({
            automatic: environment.sync === 'automatic',
            // The namespaces are the cluster unit's; whichever of the two comes first makes them.
            options: ['CreateNamespace=true', 'RespectIgnoreDifferences=true'],
          }),
        },
      });
    }
  }
}

/** The chart makes a new certificate at every rendering; what is in the cluster stays (load balancer controller #4605). */
const generatedCertificates = [
  { kind: 'Secret', name: 'aws-load-balancer-tls', jsonPointers: ['/data'] },
  ...['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'].map((kind) => ({
    group: 'admissionregistration.k8s.io',
    kind,
    jqPathExpressions: ['.webhooks[].clientConfig.caBundle'],
  })),
];
