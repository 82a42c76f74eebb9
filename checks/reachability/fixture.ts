import type { Environment } from '../../config/model/environment';
import { exampleEnvironments, examplePlatform } from '../../config/model/example';
import { loadEnvironments } from '../../config/rules/load';
import { parseDist } from '../../objects/dist';
import type { JsonObject } from '../../objects/json';
import { reachabilityProblems } from './reachability';

const quota = { cpu: 2, memoryGiB: 4, pods: 8 };
const [dev] = exampleEnvironments;

/** An object of the fixture: its kind, its name, its namespace and all its other fields. */
export type Part = readonly [kind: string, name: string, namespace: string, fields: JsonObject];

const apiVersions: Readonly<Record<string, string>> = {
  FargateProfile: 'eks.aws.m.upbound.io/v1beta1',
  Namespace: 'v1',
  NetworkPolicy: 'networking.k8s.io/v1',
  Object: 'kubernetes.m.crossplane.io/v1alpha1',
  ServiceAccount: 'v1',
};

const managed = (forProvider: JsonObject): JsonObject => ({ spec: { forProvider } });
const named = (name: string) => ({ name });
const inNamespace = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });

/** A rule of a group for a peer: `groupRule('Egress', 'web', 'shop', 8080)` lets web out to shop. */
export function groupRule(direction: 'Egress' | 'Ingress', group: string, peer: string, port: number): Part {
  const fields = managed({
    securityGroupIdRef: named(group),
    referencedSecurityGroupIdRef: named(peer),
    ipProtocol: 'tcp',
    fromPort: port,
    toPort: port,
  });
  return [`SecurityGroup${direction}Rule`, `${group}-${direction.toLowerCase()}-${peer}-${port}`, 'dev', fields];
}

/** A NetworkPolicy for all pods of a namespace. */
export function policy(namespace: string, name: string, spec: JsonObject): Part {
  return ['NetworkPolicy', name, namespace, { spec: { podSelector: {}, ...spec } }];
}

function workload(name: string): Part[] {
  const reference = (group: string, index: number) => ({
    patchesFrom: {
      apiVersion: 'ec2.aws.m.upbound.io/v1beta1',
      kind: 'SecurityGroup',
      name: group,
      fieldPath: 'status.atProvider.id',
    },
    toFieldPath: `spec.securityGroups.groupIds[${index}]`,
  });
  const manifest = {
    apiVersion: 'vpcresources.k8s.aws/v1beta1',
    kind: 'SecurityGroupPolicy',
    metadata: { name: 'pods', namespace: name },
    spec: { podSelector: {} },
  };
  const groups = { spec: { forProvider: { manifest }, references: [reference('pods', 0), reference(name, 1)] } };
  return [
    ['Namespace', name, '', {}],
    ['ServiceAccount', name, name, { metadata: { labels: { account: name } } }],
    ['Object', `${name}-groups`, 'dev', groups],
    ['FargateProfile', name, 'dev', managed({ selector: [{ namespace: name }], subnetIdRefs: [named('private')] })],
    policy(name, 'default-deny', { policyTypes: ['Ingress', 'Egress'] }),
    policy(name, 'aws', {
      egress: [{ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }], ports: [{ port: 443 }] }],
      policyTypes: ['Egress'],
    }),
  ];
}

/** Two services as they should be rendered: web calls shop on 8080, and nothing else is allowed. */
export const parts: readonly Part[] = [
  ['Subnet', 'private', 'dev', managed({ cidrBlock: '10.0.10.0/24' })],
  ...workload('web'),
  ...workload('shop'),
  policy('web', 'to-shop', {
    policyTypes: ['Egress'],
    egress: [{ to: [inNamespace('shop')], ports: [{ port: 8080 }] }],
  }),
  policy('shop', 'from-web', { ingress: [{ from: [inNamespace('web')], ports: [{ port: 8080 }] }] }),
  groupRule('Egress', 'web', 'shop', 8080),
  groupRule('Ingress', 'shop', 'web', 8080),
  groupRule('Egress', 'pods', 'endpoints', 443),
];

/** An environment whose catalogue says the same. */
export function environment(): Environment {
  const [loaded] = loadEnvironments(
    [dev],
    {
      web: { port: 80, calls: [{ to: 'shop', port: 8080 }], quota },
      shop: { port: 8080, calls: [], quota },
    },
    examplePlatform,
  );
  if (loaded === undefined) throw new Error('the example environment is not valid — correct config/model/example.ts');
  return loaded;
}

/** What the check reports when these are the objects of the environment. */
export function problemsOf(objects: readonly Part[]): string[] {
  const documents = objects.map(([kind, name, namespace, { metadata, ...fields }]) =>
    JSON.stringify({
      apiVersion: apiVersions[kind] ?? 'ec2.aws.m.upbound.io/v1beta1',
      kind,
      metadata: { name, ...(namespace && { namespace }), ...(typeof metadata === 'object' && metadata) },
      ...fields,
    }),
  );
  return reachabilityProblems(parseDist('dist/dev/x.yaml', documents.join('\n---\n')).objects, environment());
}
