import { parseDist } from '../../objects/dist';
import { isObject, type JsonObject } from '../../objects/json';
import { coreKinds } from './core-kinds';
import { schemaCheck } from './schema';

const check = schemaCheck(coreKinds);
const metadata = { name: 'x', namespace: 'payment' };
const problemsOf = (object: object) => parseDist('dist/x.yaml', JSON.stringify(object)).objects.flatMap(check);

/** The smallest objects that use every list and every nested object of their kinds. */
const objects: Readonly<Record<string, { readonly apiVersion: string; readonly fields: JsonObject }>> = {
  ConfigMap: { apiVersion: 'v1', fields: { data: { 'output.conf': '[OUTPUT]' }, binaryData: { b: 'YQ==' } } },
  Ingress: {
    apiVersion: 'networking.k8s.io/v1',
    fields: {
      spec: {
        ingressClassName: 'alb',
        tls: [{ hosts: ['pay.example.org'], secretName: 'tls' }],
        rules: [
          {
            host: 'pay.example.org',
            http: {
              paths: [
                { path: '/', pathType: 'Prefix', backend: { service: { name: 'payment', port: { number: 8080 } } } },
              ],
            },
          },
        ],
      },
    },
  },
  LimitRange: {
    apiVersion: 'v1',
    fields: { spec: { limits: [{ type: 'Container', default: { cpu: '250m', memory: '256Mi' }, max: { cpu: 2 } }] } },
  },
  NetworkPolicy: {
    apiVersion: 'networking.k8s.io/v1',
    fields: {
      spec: {
        podSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['a'] }] },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: 'a' } } }], ports: [{ port: 1, endPort: 9 }] }],
        egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/16', except: ['10.0.9.0/24'] } }], ports: [{ protocol: 'UDP' }] }],
      },
    },
  },
  PodDisruptionBudget: {
    apiVersion: 'policy/v1',
    fields: { spec: { maxUnavailable: 1, selector: { matchLabels: { app: 'a' } } } },
  },
  ResourceQuota: {
    apiVersion: 'v1',
    fields: {
      spec: {
        hard: { 'requests.cpu': '2', pods: 8, 'limits.memory': '1.5Gi' },
        scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: ['high'] }] },
      },
    },
  },
  Secret: { apiVersion: 'v1', fields: { type: 'Opaque', data: { a: 'YQ==' }, stringData: { b: 'a' } } },
  Service: {
    apiVersion: 'v1',
    fields: { spec: { selector: { app: 'a' }, ports: [{ port: 80, targetPort: 'http' }], type: 'ClusterIP' } },
  },
  ServiceAccount: {
    apiVersion: 'v1',
    fields: { automountServiceAccountToken: false, imagePullSecrets: [{ name: 'a' }] },
  },
};

const rule = { apiGroups: ['apps'], apiVersions: ['v1'], operations: ['CREATE'], resources: ['deployments'] };
const matchConstraints = { matchConstraints: { resourceRules: [rule] } };

const of = (kind: string, fields = objects[kind]?.fields) => ({
  apiVersion: objects[kind]?.apiVersion,
  kind,
  metadata,
  ...fields,
});

// Maps whose keys a manifest chooses; everything else has the fields of its kind.
const free = /(^|\.)(data|binaryData|stringData|hard|default|max|matchLabels|selector)$/;

/** Every copy of the fields with an unknown field in one of their objects. */
function* withUnknownField(kind: string, value: JsonObject, path = ''): Generator<[place: string, fields: JsonObject]> {
  if (!free.test(path) || (kind === 'PodDisruptionBudget' && path.endsWith('.selector')))
    yield [path || 'the object', { ...value, colour: 'red' }];
  for (const [key, inner] of Object.entries(value)) {
    const wrap = (changed: JsonObject) => ({ ...value, [key]: Array.isArray(inner) ? [changed] : changed });
    const child = Array.isArray(inner) ? inner[0] : inner;
    if (!isObject(child)) continue;
    for (const [place, changed] of withUnknownField(kind, child, `${path}.${key}`)) yield [place, wrap(changed)];
  }
}

const unknownFields = Object.entries(objects).flatMap(([kind, { fields }]) =>
  [...withUnknownField(kind, fields)].map(([place, changed]) => [kind, place, changed] as const),
);

describe('the schemas of built-in kinds', () => {
  test.each(coreKinds.filter(({ scope }) => scope === 'Namespaced').map(({ kind }) => kind))(
    'take a right %s',
    (kind) => {
      expect(problemsOf(of(kind))).toEqual([]);
    },
  );

  test.each(unknownFields)('refuse an unknown field of a %s in %s', (kind, _place, fields) => {
    expect(problemsOf(of(kind, fields))).toEqual([expect.stringMatching(/unknown field \(colour\)/)]);
  });

  test('refuse an unknown field of a Namespace', () => {
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'payment' } };
    expect(problemsOf({ ...namespace, spec: { finalizers: ['kubernetes'] } })).toEqual([]);
    expect(problemsOf({ ...namespace, spec: { colour: 'red' } })).toHaveLength(1);
    expect(problemsOf({ ...namespace, status: {} })).toHaveLength(1);
  });

  test.each<[string, string, JsonObject, RegExp]>([
    ['ConfigMap', 'a value that is no text', { data: { a: 1 } }, /data\.a: must be string/],
    ['ConfigMap', 'a key that is no file name', { data: { 'a/b': '' } }, /keys consist of/],
    ['ConfigMap', 'bytes that are no base64', { binaryData: { a: '*' } }, /binaryData\.a: must match format/],
    ['Ingress', 'neither rules nor a backend', { spec: { ingressClassName: 'alb' } }, /defaultBackend or rules/],
    [
      'Ingress',
      'a port by name and number',
      { spec: { defaultBackend: { service: { name: 'a', port: { name: 'http', number: 80 } } } } },
      /either name or number/,
    ],
    ['Ingress', 'an empty backend', { spec: { defaultBackend: {} } }, /either resource or service/],
    [
      'Ingress',
      'a service without port',
      { spec: { defaultBackend: { service: { name: 'a' } } } },
      /service: missing field \(port\)/,
    ],
    ['LimitRange', 'an unknown type', { spec: { limits: [{ type: 'Node' }] } }, /limits\.0\.type: must be equal/],
    [
      'LimitRange',
      'a default for pods',
      { spec: { limits: [{ type: 'Pod', default: { cpu: '1' } }] } },
      /Pod has no defaults/,
    ],
    ['NetworkPolicy', 'an unknown direction', { spec: { policyTypes: ['Both'] } }, /policyTypes\.0: must be equal/],
    ['NetworkPolicy', 'a peer without fields', { spec: { ingress: [{ from: [{}] }] } }, /either ipBlock or selectors/],
    [
      'NetworkPolicy',
      'a peer of both sorts',
      { spec: { ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' }, podSelector: {} }] }] } },
      /either ipBlock or selectors/,
    ],
    [
      'NetworkPolicy',
      'an endPort below its port',
      { spec: { ingress: [{ ports: [{ port: 2, endPort: 1 }] }] } },
      /endPort/,
    ],
    ['NetworkPolicy', 'an endPort alone', { spec: { ingress: [{ ports: [{ endPort: 1 }] }] } }, /endPort/],
    [
      'NetworkPolicy',
      'an endPort of a named port',
      { spec: { ingress: [{ ports: [{ port: 'http', endPort: 90 }] }] } },
      /endPort/,
    ],
    [
      'NetworkPolicy',
      'In without values',
      { spec: { podSelector: { matchExpressions: [{ key: 'a', operator: 'In' }] } } },
      /In and NotIn want values/,
    ],
    [
      'NetworkPolicy',
      'Exists with values',
      { spec: { podSelector: { matchExpressions: [{ key: 'a', operator: 'Exists', values: ['b'] }] } } },
      /Exists and DoesNotExist want none/,
    ],
    ['PodDisruptionBudget', 'both amounts', { spec: { maxUnavailable: 1, minAvailable: '50%' } }, /exclude each other/],
    ['PodDisruptionBudget', 'an amount that is no percentage', { spec: { minAvailable: 'half' } }, /match pattern/],
    ['ResourceQuota', 'an amount that is no quantity', { spec: { hard: { pods: 'many' } } }, /hard\.pods: must match/],
    ['ResourceQuota', 'an unknown scope', { spec: { scopes: ['Weekends'] } }, /scopes\.0: must be equal/],
    ['Service', 'an unknown type', { spec: { type: 'Internal' } }, /spec\.type: must be equal/],
    ['Service', 'two ports without names', { spec: { ports: [{ port: 1 }, { port: 2 }] } }, /has a name/],
    [
      'Service',
      'one port twice',
      {
        spec: {
          ports: [
            { name: 'a', port: 1 },
            { name: 'b', port: 1, protocol: 'TCP' },
          ],
        },
      },
      /same keys/,
    ],
    ['ServiceAccount', 'a text for a flag', { automountServiceAccountToken: 'no' }, /must be boolean/],
  ])('refuse a %s with %s', (kind, _what, fields, message) => {
    expect(problemsOf(of(kind, fields))).toEqual([expect.stringMatching(message)]);
  });

  test.each<[string, string, string, JsonObject, JsonObject, RegExp]>([
    [
      'ClusterRoleBinding',
      'to a Role',
      'rbac.authorization.k8s.io/v1',
      { roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'x' } },
      { roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'x' } },
      /to a ClusterRole/,
    ],
    [
      'ValidatingAdmissionPolicy',
      'that validates nothing',
      'admissionregistration.k8s.io/v1',
      { spec: { ...matchConstraints, validations: [{ expression: 'true' }] } },
      { spec: matchConstraints },
      /has validations or auditAnnotations/,
    ],
    [
      'ValidatingAdmissionPolicyBinding',
      'that denies and warns at once',
      'admissionregistration.k8s.io/v1',
      { spec: { policyName: 'x', validationActions: ['Deny', 'Audit'] } },
      { spec: { policyName: 'x', validationActions: ['Deny', 'Warn'] } },
      /say the same twice/,
    ],
  ])('refuse a %s %s', (kind, _what, apiVersion, right, wrong, message) => {
    const object = { apiVersion, kind, metadata: { name: 'x' } };
    expect(problemsOf({ ...object, ...right })).toEqual([]);
    expect(problemsOf({ ...object, ...wrong })).toEqual([expect.stringMatching(message)]);
  });
});
