import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withControllers } from '../charts/controllers/with-controllers';
import { environments } from '../config/environments';
import type { EnvironmentInput } from '../config/model/environment';
import { platform } from '../config/platform';
import { committed } from '../objects/committed-fixture';
import { groupKind, isManagedGroup } from '../objects/group-kind';
import { readImportedSchemas } from '../objects/imported-schemas';
import { listAt, stringAt } from '../objects/json';
import { alarmProblems } from './alarms/alarms';
import { clusterOrderProblems } from './argocd/cluster-order';
import { coverageProblems } from './argocd/coverage';
import { hiddenPodProblems, leakProblems, refusedProblems } from './argocd/permissions';
import { managementCluster, Project } from './argocd/project';
import { serverSideApplyProblems } from './argocd/server-side-apply';
import { composedOf, isComposite, withComposed } from './composed/composed';
import { immutableFieldProblems } from './composed/immutable-fields';
import { controllerProblems } from './controllers/controllers';
import { fargateFitProblems } from './fargate/fit';
import { shippedRequests } from './fargate/shipped-requests';
import { activationProblems } from './managed/activation';
import { emptyValueProblems } from './managed/empty-values';
import { externalNameProblems } from './managed/external-names';
import { madeAgainProblems } from './managed/made-again';
import { managedResourceProblems } from './managed/managed-resources';
import { providerConfigNameProblems } from './managed/provider-config-names';
import { providerConfigSecretProblems } from './managed/provider-config-secrets';
import { messageDeliveryProblems } from './messages/deliveries';
import { entranceProblems } from './network/entrances';
import { networkProblems } from './network/rules';
import { policyActionProblems } from './policies/actions';
import { policyArnProblems } from './policies/arns';
import { policyConditionProblems } from './policies/conditions';
import { readPolicies } from './policies/documents';
import { policyFormProblems } from './policies/form';
import { unstatedPolicyProblems } from './policies/stated';
import { dataProtectionProblems } from './protection/data-protection';
import { deletionProtectionProblems } from './protection/deletion-protection';
import { keyRotationProblems } from './protection/key-rotation';
import { lifecyclePolicyProblems } from './protection/lifecycle-policies';
import { retentionProblems } from './protection/retention-days';
import { secretProblems } from './protection/secrets';
import { duplicateProblems, nameProblems } from './references/identity';
import { identityReferenceProblems } from './references/identity-references';
import { listsThatProvidersWrite, referenceProblems } from './references/references';
import { missingReferences } from './references/required-references';
import { compositeKind } from './schemas/composite-kinds';
import { coreKinds } from './schemas/core-kinds';
import { schemaCheck } from './schemas/schema';

const root = join(__dirname, '..');
const { objects, problems: unreadable } = committed;
const imported = readImportedSchemas(join(root, 'imports', 'schemas'));
const composites = objects
  .filter(({ kind }) => kind === 'CompositeResourceDefinition')
  .map(({ body }) => compositeKind(body));
const composed = composedOf(objects);
/** What is in Kubernetes and in AWS in the end: everything in Git, and what Crossplane composes of it. */
const everything = [...objects, ...composed];
/** The same without the composite resources, since the composed ones say the same. */
const resources = withComposed(objects);
const { policies, problems: unreadablePolicies } = readPolicies(resources);
const inEnvironments = (matches: (environment: EnvironmentInput) => boolean) => {
  const namespaces = environments.filter(matches).map(({ name }) => name);
  return resources.filter(({ namespace }) => namespaces.includes(namespace ?? ''));
};
const regulated = inEnvironments(({ cardholderData }) => cardholderData === true);
const retained = inEnvironments(({ protection }) => protection === 'retained');

describe('dist', () => {
  test('consists of Kubernetes objects', () => {
    expect(unreadable).toEqual([]);
    for (const { name } of environments) {
      const own = objects.filter(({ group, namespace }) => namespace === name && isManagedGroup(group));
      expect(own).not.toEqual([]);
    }
  });

  test('holds only objects that an API server accepts under strict field validation', () => {
    expect(everything.flatMap(schemaCheck([...imported, ...composites, ...coreKinds]))).toEqual([]);
  });

  test('lets nobody change a field of a composite that AWS never changes', () => {
    expect(immutableFieldProblems(objects)).toEqual([]);
  });

  test('has a composite resource for every value that AWS invents, and everything that follows from one', () => {
    const kinds = new Set(objects.filter(isComposite).map(({ kind }) => kind));
    // No environment of the example has a zone, in which entrances would get their names, or a service with a cache.
    expect([...kinds, 'Cache', 'HostedEntrance'].sort()).toEqual(composites.map(({ kind }) => kind).sort());
    for (const composite of objects.filter(isComposite)) {
      expect(composed.filter((object) => object.composite === composite)).not.toEqual([]);
    }
  });

  test('has each service account’s role, policy and cluster where the other end expects them', () => {
    expect(identityReferenceProblems(everything)).toEqual([]);
  });

  test('references only what it contains, in the kind and namespace where the provider looks', () => {
    expect(referenceProblems(everything)).toEqual([]);
  });

  test('has lists that a provider writes only where Argo CD is told to ignore them', () => {
    const inLists = listsThatProvidersWrite(everything);
    expect(inLists).toEqual([
      'ec2 TransitGatewayVPCAttachment forProvider.subnetIdRefs',
      'ecr Repository forProvider.encryptionConfiguration[].kmsKeyRef',
      'eks FargateProfile forProvider.subnetIdRefs',
    ]);
    for (const { name } of environments) {
      const [deploys] = objects.filter(
        (object) => object.kind === 'ApplicationSet' && object.name === `${name}-management`,
      );
      const ignored = listAt(deploys?.body, 'spec', 'template', 'spec', 'ignoreDifferences').flatMap((difference) => {
        const kind = groupKind({
          group: stringAt(difference, 'group') ?? '',
          kind: stringAt(difference, 'kind') ?? '',
        });
        return listAt(difference, 'jsonPointers').map((pointer) => `${kind} ${String(pointer).replace('/spec/', '')}`);
      });
      const fields = inLists.map((place) => place.replace(/\[\].*$/, '').replaceAll('.', '/'));
      expect(ignored).toEqual(fields);
    }
  });

  test('has alarms for every queue, table and entrance, which tell somebody who can look up what to do', () => {
    expect(alarmProblems(everything, readFileSync(join(root, 'docs', 'alarms.md'), 'utf8'))).toEqual([]);
  });

  test('lets what topics and buckets send into the queues that they are told to, and nothing else', async () => {
    expect(await messageDeliveryProblems(everything)).toEqual([]);
  });

  test('gives every field that AWS requires by value, by reference or by selector', () => {
    expect(everything.flatMap(missingReferences)).toEqual([]);
  });

  test('has no name twice, in Kubernetes or in AWS', () => {
    expect(duplicateProblems(everything)).toEqual([]);
  });

  test('has no two ProviderConfigs of one name, of which a provider would let neither go', () => {
    expect(providerConfigNameProblems(everything)).toEqual([]);
  });

  test('has only names that Kubernetes and AWS accept', () => {
    expect(everything.flatMap(nameProblems)).toEqual([]);
  });

  test('gives names in AWS only where they are read, in the form that the provider writes back', () => {
    expect(everything.flatMap(externalNameProblems)).toEqual([]);
  });

  test('has managed resources in one region per environment, tagged, in their own account, whose names are stored', () => {
    expect(managedResourceProblems(everything, imported)).toEqual([]);
  });

  test('has nothing that the provider could not make, or not a second time', () => {
    expect(everything.flatMap(madeAgainProblems)).toEqual([]);
  });

  test('has no empty value that the provider would drop and Argo CD would miss', () => {
    expect(everything.flatMap(emptyValueProblems)).toEqual([]);
  });

  test('has provider configurations that name Secrets only where the provider reads them', () => {
    const ofAws = everything.filter(({ kind, group }) => kind === 'ProviderConfig' && group === 'aws.m.upbound.io');
    expect(ofAws).not.toEqual([]);
    expect(ofAws.flatMap(providerConfigSecretProblems)).toEqual([]);
  });

  test('contains nothing secret and nothing that a missing value left behind', () => {
    expect(objects.flatMap(secretProblems)).toEqual([]);
  });

  test('activates exactly the kinds that are imported and has the provider of each', () => {
    const kinds = JSON.parse(readFileSync(join(root, 'imports', 'kinds.json'), 'utf8'));
    expect(activationProblems(everything, kinds)).toEqual([]);
  });
});

test('Argo CD asks before a definition or a package goes, and with it all objects of its kinds', () => {
  const standing = objects.filter(
    ({ kind, group }) =>
      ['CompositeResourceDefinition', 'Composition', 'Provider', 'Function'].includes(kind) &&
      /crossplane\.io$/.test(group),
  );
  expect(standing.length).toBeGreaterThan(20);
  for (const { annotations } of standing) {
    expect(annotations['argocd.argoproj.io/sync-options']).toBe('Prune=confirm,Delete=confirm');
  }
});

describe('Argo CD', () => {
  test('deploys every directory of dist exactly once, at the revision at which it looks for it', () => {
    expect(coverageProblems(objects, ['dist/argocd/root'])).toEqual([]);
  });

  test('admits everything that it deploys', () => {
    expect(refusedProblems(objects)).toEqual([]);
  });

  test('shows the pods of every workload that it deploys', () => {
    expect(hiddenPodProblems(objects)).toEqual([]);
  });

  test('lets no environment deploy what belongs to another one, or to all', () => {
    expect(leakProblems(objects)).toEqual([]);
  });

  test.each(environments)('refuses what would give $name more than its units have', ({ name }) => {
    const project = Project.all(objects).get(name);
    const refused: readonly [group: string, kind: string, namespace: string][] = [
      ['', 'Namespace', ''],
      ['', 'Secret', name],
      ['', 'Secret', 'argocd'],
      ['argoproj.io', 'Application', 'argocd'],
      ['argoproj.io', 'AppProject', 'argocd'],
      // It says which role in which account the environment uses.
      ['aws.m.upbound.io', 'ProviderConfig', name],
      [platform.apiGroup, 'AccountAccess', name],
      ['aws.m.upbound.io', 'ClusterProviderConfig', ''],
      ['rbac.authorization.k8s.io', 'ClusterRoleBinding', ''],
      ['rbac.authorization.k8s.io', 'RoleBinding', name],
    ];
    const admitted = refused.filter(([group, kind, namespace]) =>
      project?.admits({ group, kind, namespace, cluster: managementCluster }),
    );
    expect(project).toBeDefined();
    expect(admitted).toEqual([]);
  });
});

describe('the controllers of dist', () => {
  test('have images that the account’s registry holds, a budget for two replicas, and no value that is port 10250', () => {
    for (const { name } of environments) {
      expect(objects.filter(({ kind, namespace }) => kind === 'Application' && namespace === name)).not.toEqual([]);
    }
    expect(controllerProblems(objects)).toEqual([]);
  });
});

describe('the policies of dist', () => {
  const published = environments.flatMap((environment) =>
    withControllers(platform)
      .controllers.filter(({ policySource }) => policySource !== undefined)
      .map(({ name }) => `eks-${name}-irsa-policy-${environment.name}`),
  );

  test('are JSON objects in fields known to hold policies', () => {
    expect(unreadablePolicies).toEqual([]);
    expect(policies).not.toEqual([]);
  });

  test('have the current version, allowed elements and a size that AWS takes, and trust service principals for one source only', () => {
    expect(policyFormProblems(policies)).toEqual([]);
  });

  test('name actions that exist, and all resources only where AWS prescribes it', async () => {
    expect(await policyActionProblems(policies, published)).toEqual([]);
  });

  test('have conditions that AWS knows', async () => {
    expect(await policyConditionProblems(policies)).toEqual([]);
  });

  test('name well-formed ARNs of their own environment only', () => {
    expect(policyArnProblems(policies, resources)).toEqual([]);
  });

  test('of repositories’ lifecycles are such as ECR accepts', () => {
    expect(lifecyclePolicyProblems(objects)).toEqual([]);
  });
});

describe('the network of dist', () => {
  test('lets nothing in or out that nobody declared, and every connection is allowed on both sides', () => {
    expect(networkProblems(everything)).toEqual([]);
  });
});

describe('the entrances of dist', () => {
  test('speak TLS 1.2 and later, name what they need, and write access logs into a bucket of their environment', () => {
    expect(entranceProblems(everything)).toEqual([]);
  });
});

describe('the data of dist', () => {
  test('is logged for a time that CloudWatch accepts', () => {
    expect(retentionProblems(objects)).toEqual([]);
  });

  test('is guarded by policies that Git states, and AWS does not', () => {
    expect(unstatedPolicyProblems(everything)).toEqual([]);
  });

  test('is encrypted with keys that rotate', () => {
    expect(keyRotationProblems(everything)).toEqual([]);
  });

  test('of environments with cardholder data is encrypted, recoverable and kept as PCI DSS wants it', () => {
    expect(dataProtectionProblems(regulated)).toEqual([]);
  });

  test('of retained environments survives a deleted line', () => {
    expect(deletionProtectionProblems(retained)).toEqual([]);
  });
});

describe('the clusters of dist', () => {
  test('come up in the order that their pods need', () => {
    const addons = objects.filter(({ kind }) => kind === 'Addon');
    expect(addons).toHaveLength(environments.length);
    expect(clusterOrderProblems(objects)).toEqual([]);
  });

  test('are applied on the server side, where a field that a schema has not is refused', () => {
    expect(serverSideApplyProblems(objects)).toEqual([]);
  });
});

describe('the pods of dist', () => {
  // What is in dist/platform runs on the management cluster, which is not on Fargate.
  const onFargate = objects.filter(({ file }) => !file.startsWith('dist/platform/'));

  test('ask for whole sizes of Fargate, in each environment', () => {
    expect(fargateFitProblems(onFargate)).toEqual([]);
    for (const { name } of environments) {
      expect(shippedRequests(onFargate).some((request) => request.where.startsWith(`dist/${name}/`))).toBe(true);
    }
  });
});
