import { k8s } from 'cdk8s-plus-28';
import type { PodRequest } from '../../../config/model/aws/fargate';
import type { Environment } from '../../../config/model/environment';
import { names } from '../../../config/model/names';
import { secretDirectory } from '../../../config/model/pods/container';
import { imageOf } from '../../../config/model/pods/image';
import type { Service } from '../../../config/model/service';
import { Aws } from '../../aws/aws';
import { appConfig, secretNameOf } from '../app-config';
import { quantities } from '../quantities';
import { hostVariables, platformVariables } from './variables';

/** GiB of disk that Fargate gives each pod. Source: Amazon EKS user guide, "Fargate pod configuration". */
const fargateDiskGiB = 20;

/** What differs between the pods of a service. */
export interface PodProps {
  readonly environment: Environment;
  readonly service: Service;
  /** Value of the label `app.kubernetes.io/name`. */
  readonly name: string;
  readonly request: PodRequest;
  /** @default - the image's */
  readonly command?: string[] | undefined;
  /** @default - the image's */
  readonly args?: string[] | undefined;
  /** Fields of the container that only this pod has. @default - none */
  readonly container?: Omit<k8s.Container, 'name'>;
  /** Fields of the pod that only this pod has. @default - none */
  readonly spec?: Omit<k8s.PodSpec, 'containers'>;
}

/** A pod of a service, as the pod security standard `restricted` and Fargate want it. */
export function podTemplate({ environment, service, name, ...props }: PodProps): k8s.PodTemplateSpec {
  return {
    metadata: { labels: { 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': service.name } },
    spec: {
      serviceAccountName: service.name,
      // EKS mounts the token for AWS by itself, and nothing here calls the API server.
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: service.user,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      ...props.spec,
      containers: [
        {
          name,
          image: imageReference(environment, service),
          command: props.command,
          args: props.args,
          ...settings(environment, service),
          resources: resources(props.request, service),
          securityContext: {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ['ALL'] },
          },
          ...props.container,
        },
      ],
      volumes: [
        { name: 'tmp', emptyDir: {} },
        ...(service.secret === 'files' ? [{ name: appConfig, secret: { secretName: secretNameOf(service) } }] : []),
      ],
    },
  };
}

/** By digest alone, from the account's own registry: pods reach no other. */
function imageReference(environment: Environment, { name, image = '' }: Service): string {
  return `${new Aws(environment).registry}/${names(environment).repository(name)}@${imageOf(image)?.digest}`;
}

function settings(environment: Environment, service: Service): Pick<k8s.Container, 'env' | 'envFrom' | 'volumeMounts'> {
  const variables = { ...platformVariables(environment, service), ...service.environment };
  return {
    env: [...Object.entries(variables).map(([name, value]) => ({ name, value })), ...hostVariables(service)],
    envFrom: service.secret === 'environment' ? [{ secretRef: { name: secretNameOf(service) } }] : undefined,
    volumeMounts: [
      { name: 'tmp', mountPath: '/tmp' },
      ...(service.secret === 'files' ? [{ name: appConfig, mountPath: secretDirectory, readOnly: true }] : []),
    ],
  };
}

/** Requests are limits, since Fargate gives a pod no more than it requests. */
function resources({ cpu, memoryMiB }: PodRequest, { ephemeralStorageGiB }: Service): k8s.ResourceRequirements {
  const disk = k8s.Quantity.fromString(`${ephemeralStorageGiB}Gi`);
  const both: Record<string, k8s.Quantity> = {
    ...quantities(cpu, memoryMiB),
    ...(ephemeralStorageGiB > fargateDiskGiB && { 'ephemeral-storage': disk }),
  };
  return { requests: { ...both }, limits: { ...both } };
}
