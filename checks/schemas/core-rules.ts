import type core from '../../imports/core-kinds.json';
import type { JsonObject } from '../../objects/json';

type Published = typeof core.definitions;

type FieldOf<Definition> = Definition extends { properties: infer Properties } ? keyof Properties : never;

/** What a definition requires of its values beyond their structure. */
type Rules<Definition> = {
  readonly pattern?: string;
  readonly properties?: { readonly [Field in FieldOf<Definition>]?: JsonObject };
  readonly required?: readonly FieldOf<Definition>[];
  readonly 'x-kubernetes-validations'?: readonly [{ readonly rule: string; readonly message: string }];
};

const port = { minimum: 1, maximum: 65535 };
const text = { minLength: 1 };
const some = { minItems: 1 };
const amount = { minimum: 0, pattern: '^[0-9]+%$' };
const oneOf = (...values: readonly string[]) => ({ enum: values });
const each = (items: JsonObject) => ({ items });
const always = (rule: string, message: string) => ({ 'x-kubernetes-validations': [{ rule, message }] }) as const;

const protocol = oneOf('SCTP', 'TCP', 'UDP');
const operator = oneOf('DoesNotExist', 'Exists', 'In', 'NotIn');
const policy = oneOf('Cluster', 'Local');
const scope = oneOf(
  ...['BestEffort', 'NotBestEffort', 'Terminating', 'NotTerminating'],
  ...['CrossNamespacePodAffinity', 'PriorityClass', 'VolumeAttributesClass'],
);
const fileNames = always(
  "self.all(key, key.matches('^[-._a-zA-Z0-9]{1,253}$'))",
  'keys consist of letters, digits, "-", "_" and "."',
);

/**
 * What the API server requires of built-in kinds in code, so that their OpenAPI does not say it: values, bounds, and
 * rules across fields. The keys are the definitions of `imports/core-kinds.json`.
 *
 * Source: Kubernetes v1.35, `pkg/apis/<group>/validation/validation.go`.
 */
export const coreRules: { readonly [Name in keyof Published]?: Rules<Published[Name]> } = {
  'api.resource.Quantity': {
    pattern: '^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$',
  },
  'apis.meta.v1.LabelSelectorRequirement': {
    properties: { operator },
    ...always(
      "self.operator in ['In', 'NotIn'] ? has(self.values) && size(self.values) > 0 : !has(self.values) || size(self.values) == 0",
      'In and NotIn want values, Exists and DoesNotExist want none',
    ),
  },
  'admissionregistration.v1.NamedRuleWithOperations': {
    required: ['apiGroups', 'apiVersions', 'operations', 'resources'],
    properties: {
      apiGroups: some,
      apiVersions: some,
      operations: { ...some, ...each(oneOf('*', 'CONNECT', 'CREATE', 'DELETE', 'UPDATE')) },
      resources: some,
      scope: oneOf('*', 'Cluster', 'Namespaced'),
    },
  },
  'admissionregistration.v1.MatchResources': { properties: { matchPolicy: oneOf('Equivalent', 'Exact') } },
  'admissionregistration.v1.ValidatingAdmissionPolicy': { required: ['spec'] },
  'admissionregistration.v1.ValidatingAdmissionPolicySpec': {
    required: ['matchConstraints'],
    properties: {
      failurePolicy: oneOf('Fail', 'Ignore'),
      matchConstraints: { required: ['resourceRules'], properties: { resourceRules: some } },
    },
    ...always(
      '[has(self.validations) && size(self.validations) > 0, has(self.auditAnnotations) && size(self.auditAnnotations) > 0].exists(one, one)',
      'a policy has validations or auditAnnotations',
    ),
  },
  'admissionregistration.v1.Validation': {
    properties: { expression: text, reason: oneOf('Forbidden', 'Invalid', 'RequestEntityTooLarge', 'Unauthorized') },
  },
  'admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec': {
    required: ['policyName', 'validationActions'],
    properties: { policyName: text, validationActions: { ...some, ...each(oneOf('Audit', 'Deny', 'Warn')) } },
    ...always(
      "!('Deny' in self.validationActions && 'Warn' in self.validationActions)",
      'Deny and Warn say the same twice',
    ),
  },
  'core.v1.ConfigMap': { properties: { data: fileNames, binaryData: fileNames } },
  'core.v1.LimitRangeItem': {
    properties: { type: oneOf('Container', 'PersistentVolumeClaim', 'Pod') },
    ...always(
      "self.type != 'Pod' || !has(self.default) && !has(self.defaultRequest)",
      'a limit of type Pod has no defaults',
    ),
  },
  'core.v1.ResourceQuotaSpec': { properties: { scopes: each(scope) } },
  'core.v1.ScopedResourceSelectorRequirement': { properties: { operator, scopeName: scope } },
  'core.v1.Secret': { properties: { data: fileNames, stringData: fileNames } },
  'core.v1.ServicePort': { properties: { nodePort: port, port, protocol, targetPort: port } },
  'core.v1.ServiceSpec': {
    properties: {
      externalTrafficPolicy: policy,
      healthCheckNodePort: port,
      internalTrafficPolicy: policy,
      ipFamilies: { maxItems: 2, ...each(oneOf('IPv4', 'IPv6')) },
      ipFamilyPolicy: oneOf('PreferDualStack', 'RequireDualStack', 'SingleStack'),
      sessionAffinity: oneOf('ClientIP', 'None'),
      type: oneOf('ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'),
    },
    ...always(
      '!has(self.ports) || size(self.ports) < 2 || self.ports.all(port, has(port.name))',
      'each of several ports has a name',
    ),
  },
  'networking.v1.HTTPIngressPath': {
    properties: { path: { pattern: '^/' }, pathType: oneOf('Exact', 'ImplementationSpecific', 'Prefix') },
  },
  'networking.v1.HTTPIngressRuleValue': { properties: { paths: some } },
  'networking.v1.IngressBackend': always(
    'has(self.resource) != has(self.service)',
    'a backend is either resource or service',
  ),
  'networking.v1.IngressServiceBackend': { required: ['port'] },
  'networking.v1.IngressSpec': always(
    'has(self.defaultBackend) || has(self.rules) && size(self.rules) > 0',
    'an ingress has defaultBackend or rules',
  ),
  'networking.v1.NetworkPolicyPeer': always(
    'has(self.ipBlock) != (has(self.namespaceSelector) || has(self.podSelector))',
    'a peer has either ipBlock or selectors',
  ),
  'networking.v1.NetworkPolicyPort': {
    properties: { endPort: port, port, protocol },
    ...always(
      '!has(self.endPort) || has(self.port) && type(self.port) == int && self.endPort >= self.port',
      'endPort wants a numeric port that is not greater',
    ),
  },
  'networking.v1.NetworkPolicySpec': {
    properties: { policyTypes: { maxItems: 2, ...each(oneOf('Egress', 'Ingress')) } },
  },
  'networking.v1.ServiceBackendPort': {
    properties: { number: port },
    ...always('has(self.name) != has(self.number)', 'a port has either name or number'),
  },
  'policy.v1.PodDisruptionBudgetSpec': {
    properties: {
      maxUnavailable: amount,
      minAvailable: amount,
      unhealthyPodEvictionPolicy: oneOf('AlwaysAllow', 'IfHealthyBudget'),
    },
    ...always(
      '!(has(self.maxUnavailable) && has(self.minAvailable))',
      'maxUnavailable and minAvailable exclude each other',
    ),
  },
  'rbac.v1.ClusterRoleBinding': always("self.roleRef.kind == 'ClusterRole'", 'roleRef is to a ClusterRole'),
  'rbac.v1.PolicyRule': {
    properties: { apiGroups: some, nonResourceURLs: some, resourceNames: some, resources: some, verbs: some },
  },
  'rbac.v1.RoleRef': { properties: { apiGroup: text, kind: oneOf('ClusterRole', 'Role'), name: text } },
  'rbac.v1.Subject': {
    properties: { kind: oneOf('Group', 'ServiceAccount', 'User'), name: text, namespace: text },
  },
};
