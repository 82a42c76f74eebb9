/** Where a pod's containers name a Secret whose keys become variables. */
const variablesOfSecret = 'spec.containers[].envFrom[].secretRef';
/** An Object of provider-kubernetes makes the ConfigMap, out of what AWS says. */
const variableOfConfigMap = 'spec.containers[].env[].valueFrom.configMapKeyRef';

/** It makes a Secret of its own name. */
const externalSecret = 'external-secrets.io ExternalSecret';

/**
 * The kind that a reference points at, by its path below `spec`, for references that no kind of AWS describes for its
 * `forProvider`; `*` stands for every managed resource, `composite` for the platform's own API group, `null` for a
 * reference to something that is not in Git or is made by it.
 *
 * Source: crossplane v2.3.4, `apis/pkg/v1/package_runtime_types.go` (runtimeConfigRef names a cluster-scoped object).
 */
export const specReferenceTargets: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  '*': { writeConnectionSecretToRef: null },
  'apiextensions.crossplane.io CompositeResourceDefinition': {
    defaultCompositionRef: 'apiextensions.crossplane.io Composition',
    enforcedCompositionRef: 'apiextensions.crossplane.io Composition',
  },
  'apiextensions.crossplane.io Composition': {
    // Names a kind, not an object.
    compositeTypeRef: null,
    'pipeline[].credentials[].secretRef': 'core Secret',
    'pipeline[].functionRef': 'pkg.crossplane.io Function',
  },
  'apps Deployment': {
    [`template.${variablesOfSecret}`]: externalSecret,
    [`template.${variableOfConfigMap}`]: null,
  },
  'autoscaling HorizontalPodAutoscaler': { scaleTargetRef: 'apps Deployment' },
  'batch CronJob': {
    [`jobTemplate.spec.template.${variablesOfSecret}`]: externalSecret,
    [`jobTemplate.spec.template.${variableOfConfigMap}`]: null,
  },
  'batch Job': {
    [`template.${variablesOfSecret}`]: externalSecret,
    [`template.${variableOfConfigMap}`]: null,
  },
  'external-secrets.io ExternalSecret': { secretStoreRef: 'external-secrets.io SecretStore' },
  'external-secrets.io SecretStore': { 'provider.aws.auth.jwt.serviceAccountRef': 'core ServiceAccount' },
  // A person makes the secret, on the management cluster.
  'aws.m.upbound.io ProviderConfig': { 'credentials.secretRef': null },
  'composite AccountAccess': { 'credentials.secretRef': null },
  // The ClusterAuth of the cluster writes the secret.
  'kubernetes.m.crossplane.io ProviderConfig': { 'credentials.secretRef': null },
  'pkg.crossplane.io Function': { runtimeConfigRef: 'pkg.crossplane.io DeploymentRuntimeConfig' },
  'pkg.crossplane.io Provider': { runtimeConfigRef: 'pkg.crossplane.io DeploymentRuntimeConfig' },
};

/**
 * The kinds of objects that composites name by fields of their spec, and that nothing which they compose refers to: AWS gets
 * what they say.
 */
export const namedTargets: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Cache: { keyName: 'kms Key', userGroupName: 'elasticache UserGroup' },
};
