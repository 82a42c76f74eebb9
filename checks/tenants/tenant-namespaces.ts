import { isDeepStrictEqual } from 'node:util';
import type { Environment } from '../../config/model/environment';
import type { Service } from '../../config/model/service';
import type { DistObject } from '../../objects/dist';
import { at, type Json, listAt } from '../../objects/json';
import { quantityOf } from '../../objects/quantity';

/**
 * What a service's namespace in the workload cluster lacks: the pod security standard of the cluster's own version, a
 * quota and defaults that admit a container which states nothing, an identity in AWS, and a secret that is read with
 * that identity.
 */
export function tenantProblems(objects: readonly DistObject[], environment: Environment): string[] {
  const own = objects.filter(({ cluster }) => cluster === environment.name);
  return environment.services.flatMap((service) => {
    const body = (kind: string, name: string): Json | undefined =>
      own.find(
        (object) =>
          object.kind === kind &&
          object.name === name &&
          object.namespace === (kind === 'Namespace' ? '' : service.namespace),
      )?.body;
    const wanted = [
      ...labelsWanted(body('Namespace', service.namespace), environment),
      ...quotaWanted(body('ResourceQuota', 'quota'), service),
      ...identityWanted(
        body('ServiceAccount', service.name),
        body('SecretStore', 'aws-secrets-manager'),
        environment,
        service,
      ),
      ...secretWanted(body('ExternalSecret', 'app-config'), environment, service),
    ];
    const line = (what: string) => `dist/${environment.name} ${service.name}: ${what}`;
    return [
      ...wanted
        .filter(([, found, right]) => !isDeepStrictEqual(found, right))
        .map(([path, found, right]) => line(`${path.join(' ')}: not ${text(right)} (${text(found)}) — render it`)),
      ...limitProblems(body('LimitRange', 'defaults'), body('ResourceQuota', 'quota'), environment).map(line),
    ];
  });
}

type Wanted = readonly [path: readonly string[], found: Json | undefined, right: Json];

const text = (value: Json | undefined) => JSON.stringify(value);

/** Source: Kubernetes documentation, "Pod Security Admission"; AWS Load Balancer Controller, "Pod readiness gate". */
function labelsWanted(namespace: Json | undefined, { kubernetesVersion }: Environment): Wanted[] {
  const modes = ['enforce', 'audit', 'warn'].map((mode) => `pod-security.kubernetes.io/${mode}`);
  const labels: [string, string][] = [
    ...modes.flatMap((mode): [string, string][] => [
      [mode, 'restricted'],
      [`${mode}-version`, `v${kubernetesVersion}`],
    ]),
    ['elbv2.k8s.aws/pod-readiness-gate-inject', 'enabled'],
  ];
  return labels.map(([label, value]) => [['Namespace', label], at(namespace, 'metadata', 'labels', label), value]);
}

function quotaWanted(quota: Json | undefined, service: Service): Wanted[] {
  const { cpu, memoryGiB, pods } = service.quota;
  const amounts: [string, number][] = [
    ...['requests', 'limits'].flatMap((side): [string, number][] => [
      [`${side}.cpu`, cpu],
      [`${side}.memory`, memoryGiB * 2 ** 30],
    ]),
    ['pods', pods],
    ['services.loadbalancers', 0],
    ['services.nodeports', 0],
    ['persistentvolumeclaims', 0],
    [
      'count/ingresses.networking.k8s.io',
      // Twice as many as there are: a new one comes before an old one goes.
      2 * [service.ingress, service.internalIngress].filter((one) => one !== undefined).length,
    ],
    ['count/securitygrouppolicies.vpcresources.k8s.aws', 1],
  ];
  return amounts.map(([resource, amount]) => {
    const found = at(quota, 'spec', 'hard', resource);
    return [['ResourceQuota', resource], found === undefined ? undefined : quantityOf(found), amount];
  });
}

function identityWanted(
  account: Json | undefined,
  store: Json | undefined,
  environment: Environment,
  { name }: Service,
): Wanted[] {
  const role = `arn:aws:iam::${environment.account}:role/eks-${name}-irsa-role-${environment.name}`;
  const aws = at(store, 'spec', 'provider', 'aws');
  return [
    [['ServiceAccount', 'role'], at(account, 'metadata', 'annotations', 'eks.amazonaws.com/role-arn'), role],
    [['SecretStore', 'service account'], at(aws, 'auth', 'jwt', 'serviceAccountRef'), { name }],
    [['SecretStore', 'service'], at(aws, 'service'), 'SecretsManager'],
    [['SecretStore', 'region'], at(aws, 'region'), environment.region],
  ];
}

/** Compared as a whole, since any further entry or key could name the secret of another service. */
function secretWanted(secret: Json | undefined, environment: Environment, { name }: Service): Wanted[] {
  const spec = (field: string) => at(secret, 'spec', field);
  const own = [{ extract: { key: `${name}/app-config-${environment.name}` } }];
  return [
    [
      ['ExternalSecret', 'secretStoreRef'],
      spec('secretStoreRef'),
      { kind: 'SecretStore', name: 'aws-secrets-manager' },
    ],
    [['ExternalSecret', 'dataFrom'], spec('dataFrom'), own],
    [['ExternalSecret', 'data'], listAt(spec('data')), []],
    [['ExternalSecret', 'target'], at(spec('target'), 'name'), 'app-config'],
  ];
}

/** A pod with one container that states nothing gets the defaults, and must be neither too small nor over the quota. */
function limitProblems(
  limitRange: Json | undefined,
  quota: Json | undefined,
  { platform: { defaultContainer } }: Environment,
): string[] {
  const limits = listAt(limitRange, 'spec', 'limits');
  const of = (type: string) => limits.find((limit) => at(limit, 'type') === type);
  const amounts = { cpu: defaultContainer.cpu, memory: defaultContainer.memoryMiB * 2 ** 20 };
  return (['cpu', 'memory'] as const).flatMap((resource) => {
    const amount = (value: Json | undefined) => (value === undefined ? undefined : quantityOf(value));
    const given = ['default', 'defaultRequest'].map((field) => amount(at(of('Container'), field, resource)));
    const [least, most] = ['min', 'max'].map((field) => amount(at(of('Pod'), field, resource)));
    const total = amount(at(quota, 'spec', 'hard', `limits.${resource}`));
    const problems: string[] = [];
    if (given.some((one) => one !== amounts[resource])) {
      problems.push(
        `LimitRange ${resource}: a container that states nothing gets another amount (${given}) — correct it`,
      );
    }
    if (least !== amounts[resource]) {
      problems.push(`LimitRange ${resource}: pods may be smaller than Fargate's smallest (${least}) — set the minimum`);
    }
    if (most === undefined || most !== total) {
      problems.push(`LimitRange ${resource}: a pod may be another size than the quota (${most}) — set the maximum`);
    }
    return problems;
  });
}
