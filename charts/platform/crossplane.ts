import { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { platform } from '../../config/platform';
import * as apiextensions from '../../imports/apiextensions.crossplane.io';
import * as pkg from '../../imports/pkg.crossplane.io';

/** A kind of managed resource, as the API server names it. */
export interface ManagedKind {
  /** API group, for example `ec2.aws.m.upbound.io`. */
  readonly group: string;
  /** Plural of the kind, for example `vpcs`. */
  readonly plural: string;
}

const runtime = 'provider-aws';

/** Order within the unit: the family must be there before its members, or Crossplane installs the newest one itself. */
const waves = { family: '-1' };

/** Crossplane's packages for exactly the kinds that are rendered, and the activation of those kinds and no others. */
export class CrossplaneChart extends Chart {
  public constructor(scope: Construct, id: string, kinds: readonly ManagedKind[]) {
    super(scope, id);
    const { versions, packageRegistry } = platform;

    this.identity();
    const services = [...new Set(kinds.map(({ group }) => group.split('.')[0]))].sort();
    for (const name of ['provider-family-aws', ...services.map((service) => `provider-aws-${service}`)]) {
      const family = name === 'provider-family-aws';
      new pkg.Provider(this, name, {
        metadata: {
          // The name that Crossplane gives a dependency, so that members find the family instead of adding one.
          name: `crossplane-contrib-${name}`,
          annotations: family ? { 'argocd.argoproj.io/sync-wave': waves.family } : undefined,
        },
        spec: {
          package: `${packageRegistry}/${name}:${versions.providerAws}`,
          runtimeConfigRef: { name: runtime },
          skipDependencyResolution: family ? undefined : true,
        },
      });
    }
    const functions = {
      'function-environment-configs': versions.functionEnvironmentConfigs,
      'function-patch-and-transform': versions.functionPatchAndTransform,
    };
    for (const [name, version] of Object.entries(functions)) {
      new pkg.Function(this, name, { metadata: { name }, spec: { package: `${packageRegistry}/${name}:${version}` } });
    }
    new apiextensions.ManagedResourceActivationPolicy(this, 'activation', {
      metadata: { name: 'platform' },
      spec: { activate: kinds.map(({ group, plural }) => `${plural}.${group}`).sort() },
    });
  }

  /** One service account for all AWS providers; its role may only assume the environments' roles. */
  private identity(): void {
    new k8s.KubeServiceAccount(this, 'service-account', {
      metadata: {
        name: runtime,
        namespace: 'crossplane-system',
        annotations: {
          'eks.amazonaws.com/role-arn': platform.management.crossplaneRoleArn,
          'argocd.argoproj.io/sync-wave': waves.family,
        },
      },
    });
    new pkg.DeploymentRuntimeConfig(this, 'runtime', {
      metadata: { name: runtime, annotations: { 'argocd.argoproj.io/sync-wave': waves.family } },
      spec: {
        deploymentTemplate: {
          spec: {
            selector: {},
            template: { spec: { serviceAccountName: runtime, containers: [{ name: 'package-runtime' }] } },
          },
        },
      },
    });
  }
}
