import { isDeepStrictEqual } from 'node:util';
import type { Environment } from '../../config/model/environment';
import type { Service } from '../../config/model/service';
import { type DistObject, where } from '../../objects/dist';
import { at, isObject, type Json, listAt, places, stringAt } from '../../objects/json';

/**
 * Pods of services that would not start, or would be more than they need: those without their service's identity, with a
 * token of the API server, outside of the pod security standard `restricted`, or of an image that is none of the
 * service's own repository by digest; and services whose Deployment, its number or its labels are not as declared.
 */
export function servicePodProblems(objects: readonly DistObject[], environment: Environment): string[] {
  const own = objects.filter(({ cluster }) => cluster === environment.name);
  return environment.services.flatMap((service) => {
    const inNamespace = own.filter(({ namespace }) => namespace === service.namespace);
    const deployments = inNamespace.filter(({ kind }) => kind === 'Deployment');
    const wanted = service.image === undefined || service.replicas.to === 0 ? [] : [service.name];
    const key = `${service.name}/app-config-${environment.name}`;
    const found = deployments.map(({ name }) => name);
    return [
      ...(isDeepStrictEqual(found, wanted)
        ? []
        : [
            `dist/${environment.name} ${service.name}: not its Deployment alone (${found}) — render it where it has an image and replicas`,
          ]),
      ...inNamespace
        .filter(({ kind }) => kind === 'ExternalSecret')
        .flatMap((secret) => {
          const keys = places(secret.body)
            .filter((place) => place.key === 'key')
            .map(({ value }) => value);
          return differences(secret, [['keys in Secrets Manager', keys, [key]]]);
        }),
      ...deployments.flatMap((deployment) => deploymentProblems(deployment, service, inNamespace)),
      ...inNamespace.flatMap((object) =>
        templatesOf(object).flatMap((pod) => podProblems(object, pod, environment, service)),
      ),
    ];
  });
}

function deploymentProblems(
  object: DistObject,
  { name, ports, replicas }: Service,
  own: readonly DistObject[],
): string[] {
  const { body } = object;
  const labels = at(body, 'spec', 'template', 'metadata', 'labels', 'app.kubernetes.io/name');
  const numbers = listAt(listAt(body, 'spec', 'template', 'spec', 'containers')[0], 'ports').map(
    (port) => at(port, 'containerPort') ?? 0,
  );
  const scalers = own
    .filter((one) => one.kind === 'HorizontalPodAutoscaler')
    .map((one) => {
      const [min, max] = ['minReplicas', 'maxReplicas'].map((field) => at(one.body, 'spec', field));
      return [at(one.body, 'spec', 'scaleTargetRef', 'name'), min, max];
    });
  const isScaled = replicas.to > replicas.from;
  const facts: [string, Json | undefined, Json | undefined][] = [
    ['pods are labelled', labels, name],
    ['selector', at(body, 'spec', 'selector', 'matchLabels'), { 'app.kubernetes.io/name': name }],
    ['ports', numbers, ports.map(({ number }) => number)],
    ['replicas', at(body, 'spec', 'replicas'), isScaled ? undefined : replicas.to],
    [
      'autoscaler',
      scalers.map((one) => one.map(String)),
      isScaled ? [[name, replicas.from, replicas.to].map(String)] : [],
    ],
  ];
  return differences(object, facts);
}

/** A pod template is whatever has containers in its spec. */
function templatesOf({ body }: DistObject): Json[] {
  return places(body)
    .map(({ value }) => value)
    .filter((value) => listAt(value, 'spec', 'containers').some(isObject));
}

/** Source: Kubernetes documentation, "Pod Security Standards", `restricted`. */
function podProblems(object: DistObject, pod: Json, environment: Environment, service: Service): string[] {
  const spec = (...path: string[]) => at(pod, 'spec', ...path);
  const repository = `${environment.account}.dkr.ecr.${environment.region}.amazonaws.com/${service.name}-service-${environment.name}`;
  const volumes = listAt(pod, 'spec', 'volumes').flatMap((volume) =>
    Object.keys(Object(volume)).filter((key) => key !== 'name'),
  );
  return differences(object, [
    ['serviceAccountName', spec('serviceAccountName'), service.name],
    ['automountServiceAccountToken', spec('automountServiceAccountToken'), false],
    ['runAsNonRoot', spec('securityContext', 'runAsNonRoot'), true],
    ['seccompProfile', spec('securityContext', 'seccompProfile', 'type'), 'RuntimeDefault'],
    ['volumes on Fargate', volumes.filter((kind) => !['emptyDir', 'secret'].includes(kind)), []],
    ...listAt(pod, 'spec', 'containers').flatMap((container): [string, Json | undefined, Json][] => {
      const context = (...path: string[]) => at(container, 'securityContext', ...path);
      const [image, digest] = (stringAt(container, 'image') ?? '').split('@');
      return [
        ['repository', image, repository],
        ['digest', /^sha256:[0-9a-f]{64}$/.test(digest ?? ''), true],
        ['allowPrivilegeEscalation', context('allowPrivilegeEscalation'), false],
        ['capabilities', context('capabilities'), { drop: ['ALL'] }],
        ['readOnlyRootFilesystem', context('readOnlyRootFilesystem'), true],
      ];
    }),
  ]);
}

function differences(object: DistObject, facts: readonly [string, Json | undefined, Json | undefined][]): string[] {
  return facts
    .filter(([, found, right]) => !isDeepStrictEqual(found, right))
    .map(([what, found, right]) => `${where(object)}: ${what}: not ${text(right)} (${text(found)}) — correct it`);
}

const text = (value: Json | undefined) => JSON.stringify(value) ?? 'nothing';
