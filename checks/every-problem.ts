import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../config/model/environment';
import type { DistObject } from '../objects/dist';
import { readImportedSchemas } from '../objects/imported-schemas';
import { alarmProblems } from './alarms/alarms';
import { clusterOrderProblems } from './argocd/cluster-order';
import { coverageProblems } from './argocd/coverage';
import { peopleInArgoCdProblems } from './argocd/people';
import { hiddenPodProblems, leakProblems, refusedProblems } from './argocd/permissions';
import { serverSideApplyProblems } from './argocd/server-side-apply';
import { teamProjectProblems } from './argocd/team-projects';
import { composedOf, withComposed } from './composed/composed';
import { immutableFieldProblems } from './composed/immutable-fields';
import { controllerProblems } from './controllers/controllers';
import { fargateFitProblems } from './fargate/fit';
import { logRoutingProblems } from './fargate/log-routing';
import { profileCoverageProblems } from './fargate/profile-coverage';
import { activationProblems } from './managed/activation';
import { emptyValueProblems } from './managed/empty-values';
import { externalNameProblems } from './managed/external-names';
import { madeAgainProblems } from './managed/made-again';
import { managedResourceProblems } from './managed/managed-resources';
import { providerConfigNameProblems } from './managed/provider-config-names';
import { providerConfigSecretProblems } from './managed/provider-config-secrets';
import { messageDeliveryProblems } from './messages/deliveries';
import { addressProblems } from './network/addresses';
import { baselineProblems } from './network/baseline';
import { callerProblems } from './network/callers';
import { endpointSetProblems } from './network/endpoint-set';
import { entranceProblems } from './network/entrances';
import { podGroupGuardProblems } from './network/pod-group-guard';
import { networkProblems } from './network/rules';
import { subnetTagProblems } from './network/subnet-tags';
import { wayFromManagementProblems } from './network/way-from-management';
import { wayInProblems } from './network/ways-in';
import { wayOutProblems } from './network/ways-out';
import { wayToInternetProblems } from './network/ways-to-internet';
import { policyActionProblems } from './policies/actions';
import { policyArnProblems } from './policies/arns';
import { policyConditionProblems } from './policies/conditions';
import { readPolicies } from './policies/documents';
import { policyFormProblems } from './policies/form';
import { pipelineRoleProblems } from './policies/pipelines';
import { unstatedPolicyProblems } from './policies/stated';
import { cardholderEnvironmentProblems } from './protection/cardholder-environments';
import { dataProtectionProblems } from './protection/data-protection';
import { deletionProtectionProblems } from './protection/deletion-protection';
import { keyRotationProblems } from './protection/key-rotation';
import { lifecyclePolicyProblems } from './protection/lifecycle-policies';
import { retentionProblems } from './protection/retention-days';
import { secretProblems } from './protection/secrets';
import { reachabilityProblems } from './reachability/reachability';
import { duplicateProblems, nameProblems } from './references/identity';
import { identityReferenceProblems } from './references/identity-references';
import { referenceProblems } from './references/references';
import { missingReferences } from './references/required-references';
import { compositeKind } from './schemas/composite-kinds';
import { coreKinds } from './schemas/core-kinds';
import { removedApiProblems } from './schemas/removed-apis';
import { schemaCheck } from './schemas/schema';
import { clusterWideProblems } from './tenants/cluster-wide';
import { crossplaneRightsProblems } from './tenants/crossplane-rights';
import { readerProblems } from './tenants/readers';
import { servicePodProblems } from './tenants/service-pods';
import { teamGuardProblems } from './tenants/team-guards';
import { tenantProblems } from './tenants/tenant-namespaces';

const imports = join(__dirname, '..', 'imports');
const imported = readImportedSchemas(join(imports, 'schemas'));
const runbook = readFileSync(join(__dirname, '..', 'docs', 'alarms.md'), 'utf8');
const kinds = JSON.parse(readFileSync(join(imports, 'kinds.json'), 'utf8'));

/** Everything that any check finds wrong with what is rendered of some environments. */
export async function everyProblem(
  objects: readonly DistObject[],
  environments: readonly Environment[],
): Promise<string[]> {
  const resources = withComposed(objects);
  const inThose = (matches: (environment: Environment) => boolean) => {
    const names = environments.filter(matches).map(({ name }) => name);
    return resources.filter(({ namespace }) => names.includes(namespace));
  };
  return [
    ...objectProblems(objects),
    ...(await policyProblems(resources, environments)),
    ...(await messageDeliveryProblems(resources)),
    ...dataProtectionProblems(inThose(({ cardholderData }) => cardholderData)),
    ...deletionProtectionProblems(inThose(({ protection }) => protection.level === 'retained')),
    ...peopleInArgoCdProblems(objects, environments),
    ...environments.flatMap((environment) => environmentProblems(objects, resources, environment)),
  ];
}

function objectProblems(objects: readonly DistObject[]): string[] {
  const everything = [...objects, ...composedOf(objects)];
  return [
    ...eachObject(objects, everything),
    ...[
      identityReferenceProblems,
      referenceProblems,
      duplicateProblems,
      providerConfigNameProblems,
      networkProblems,
      entranceProblems,
      keyRotationProblems,
    ].flatMap((check) => check(everything)),
    ...managedResourceProblems(everything, imported),
    ...activationProblems(everything, kinds),
    ...alarmProblems(everything, runbook),
    ...coverageProblems(objects, ['dist/argocd/root']),
    ...[
      refusedProblems,
      hiddenPodProblems,
      leakProblems,
      controllerProblems,
      lifecyclePolicyProblems,
      retentionProblems,
      clusterOrderProblems,
      serverSideApplyProblems,
      immutableFieldProblems,
    ].flatMap((check) => check(objects)),
    // What is in dist/platform runs on the management cluster, which is not on Fargate.
    ...fargateFitProblems(objects.filter(({ file }) => !file.startsWith('dist/platform/'))),
  ];
}

/** What is wrong with any object by itself. */
function eachObject(objects: readonly DistObject[], everything: readonly DistObject[]): string[] {
  const composites = objects
    .filter(({ kind }) => kind === 'CompositeResourceDefinition')
    .map(({ body }) => compositeKind(body));
  const checks = [
    schemaCheck([...imported, ...composites, ...coreKinds]),
    missingReferences,
    nameProblems,
    externalNameProblems,
    madeAgainProblems,
    emptyValueProblems,
  ];
  return [
    ...checks.flatMap((check) => everything.flatMap(check)),
    ...everything
      .filter(({ group, kind }) => group === 'aws.m.upbound.io' && kind === 'ProviderConfig')
      .flatMap(providerConfigSecretProblems),
    ...objects.flatMap(secretProblems),
  ];
}

async function policyProblems(
  resources: readonly DistObject[],
  environments: readonly Environment[],
): Promise<string[]> {
  const { policies, problems } = readPolicies(resources);
  const published = environments.flatMap(({ name, platform }) =>
    platform.controllers
      .filter(({ policySource }) => policySource !== undefined)
      .map((controller) => `eks-${controller.name}-irsa-policy-${name}`),
  );
  return [
    ...problems,
    ...unstatedPolicyProblems(resources),
    ...policyFormProblems(policies),
    ...(await policyActionProblems(policies, published)),
    ...(await policyConditionProblems(policies)),
    ...policyArnProblems(policies, resources),
  ];
}

function environmentProblems(
  objects: readonly DistObject[],
  resources: readonly DistObject[],
  environment: Environment,
): string[] {
  return [
    ...[
      profileCoverageProblems,
      podGroupGuardProblems,
      clusterWideProblems,
      removedApiProblems,
      teamProjectProblems,
      teamGuardProblems,
      readerProblems,
    ].flatMap((check) => check(objects, environment)),
    ...[
      crossplaneRightsProblems,
      servicePodProblems,
      tenantProblems,
      reachabilityProblems,
      wayOutProblems,
      wayInProblems,
      baselineProblems,
      logRoutingProblems,
      endpointSetProblems,
      subnetTagProblems,
      wayFromManagementProblems,
      pipelineRoleProblems,
      callerProblems,
      addressProblems,
      cardholderEnvironmentProblems,
      wayToInternetProblems,
    ].flatMap((check) => check(resources, environment)),
  ];
}
