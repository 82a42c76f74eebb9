import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Platform } from '../../config/model/environment';
import * as apiextensions from '../../imports/apiextensions.crossplane.io';
import * as pkg from '../../imports/pkg.crossplane.io';
import { syncAnnotations } from '../argocd/sync-annotations';
import { managedKinds } from './managed-kinds';
import { ProviderKubernetes } from './provider-kubernetes';
import { Runtime } from './runtime';

const runtime = 'provider-aws';

/**
 * Order within the unit: the family must be there before its members, or Crossplane installs the newest family itself.
 */
const waves = { family: -1 };

/** When a provider goes, all objects of its kinds go with it, even those of pinned environments. */
const confirmDeletion = true;

/** Crossplane's packages for exactly the kinds that the charts can render, and the activation of those and no others. */
export class CrossplaneChart extends Chart {
  public constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const { versions, packageRegistry } = platform;

    const first = syncAnnotations({ wave: waves.family });
    // One service account for all AWS providers; its role may only assume the environments' roles.
    new Runtime(this, 'runtime', { name: runtime, annotations: first, roleArn: platform.management.crossplaneRoleArn });
    new ProviderKubernetes(this, 'provider-kubernetes', platform, first);
    const apis = [
      ...new Set(
        managedKinds.filter(({ group }) => group.endsWith('.aws.m.upbound.io')).map(({ group }) => group.split('.')[0]),
      ),
    ].sort();
    for (const name of ['provider-family-aws', ...apis.map((api) => `provider-aws-${api}`)]) {
      const family = name === 'provider-family-aws';
      new pkg.Provider(this, name, {
        metadata: {
          // The name that Crossplane gives a dependency, so that members find this family instead of adding another.
          name: `crossplane-contrib-${name}`,
          annotations: syncAnnotations({ wave: family ? waves.family : undefined, confirmDeletion }),
        },
        spec: {
          package: `${packageRegistry}/${name}:${versions.providerAws}`,
          runtimeConfigRef: { name: runtime },
          skipDependencyResolution: family ? undefined : true,
        },
      });
    }
    new pkg.Function(this, 'function-pythonic', {
      metadata: { name: 'function-pythonic', annotations: syncAnnotations({ confirmDeletion }) },
      spec: { package: `${packageRegistry}/function-pythonic:${versions.functionPythonic}` },
    });
    new apiextensions.ManagedResourceActivationPolicy(this, 'activation', {
      metadata: { name: 'platform' },
      spec: { activate: managedKinds.map(({ group, plural }) => `${plural}.${group}`).sort() },
    });
  }
}
