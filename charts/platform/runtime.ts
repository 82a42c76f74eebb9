import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import * as pkg from '../../imports/pkg.crossplane.io';

/** Who a provider's pod is. */
export interface RuntimeProps {
  /** Name of the service account and of the runtime configuration. */
  readonly name: string;
  /** Annotations of the service account and of the runtime configuration. */
  readonly annotations: Readonly<Record<string, string>>;
  /** IAM role of the service account. @default - none */
  readonly roleArn?: string;
}

/** A service account that Git owns, and the runtime configuration by which a provider's pod runs as it. */
export class Runtime extends Construct {
  public constructor(scope: Construct, id: string, { name, annotations, roleArn }: RuntimeProps) {
    super(scope, id);
    const identity: Record<string, string> = roleArn === undefined ? {} : { 'eks.amazonaws.com/role-arn': roleArn };
    new k8s.KubeServiceAccount(this, 'service-account', {
      metadata: { name, namespace: 'crossplane-system', annotations: { ...annotations, ...identity } },
    });
    new pkg.DeploymentRuntimeConfig(this, 'runtime', {
      metadata: { name, annotations },
      spec: {
        deploymentTemplate: {
          spec: {
            selector: {},
            template: { spec: { serviceAccountName: name, containers: [{ name: 'package-runtime' }] } },
          },
        },
      },
    });
  }
}
