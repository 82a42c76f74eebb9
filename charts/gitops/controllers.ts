import { Chart, Yaml } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Environment } from '../../config/environment';
import { platform } from '../../config/platform';
import * as argocd from '../../imports/argoproj.io';
import { names } from '../names';
import { controllerValues } from './controller-values';

/** The platform's controllers in an environment's workload cluster, each a Helm chart that Argo CD deploys there. */
export class ControllersChart extends Chart {
  public constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id, { namespace: 'argocd' });
    for (const { name, namespace, chart } of platform.controllers) {
      new argocd.Application(this, name, {
        metadata: { name: `${environment.name}-${name}`, finalizers: ['resources-finalizer.argocd.argoproj.io'] },
        spec: {
          project: environment.name,
          source: {
            repoUrl: chart.repository,
            chart: chart.name,
            targetRevision: chart.version,
            // As a text, since only there a null survives that takes a default out of the chart.
            helm: { releaseName: name, values: Yaml.stringify(controllerValues[name](environment)) },
          },
          destination: { name: names(environment).cluster, namespace },
          ignoreDifferences: name === 'aws-load-balancer-controller' ? generatedCertificates : undefined,
          syncPolicy: {
            automated: environment.sync === 'automatic' ? { prune: true, selfHeal: true } : undefined,
            // The namespaces are the cluster unit's; whichever of the two comes first makes them.
            syncOptions: ['CreateNamespace=true', 'ServerSideApply=true', 'RespectIgnoreDifferences=true'],
            retry: { limit: 10, backoff: { duration: '30s', factor: 2, maxDuration: '10m' } },
          },
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
