import type { Construct } from 'constructs';
import type { Environment } from '../../config/model/environment';
import { names } from '../../config/model/names';
import type { Service } from '../../config/model/service';
import * as eso from '../../imports/external-secrets.io';

/** The SecretStore of each service's namespace. */
export const secretStore = 'aws-secrets-manager';

/** The Secret with the newest value of a service's secret. */
export const appConfig = 'app-config';

/** The Secret that the pods of a service get: one of its own for each version that Git names. */
export function secretNameOf({ secretVersion }: Service): string {
  return secretVersion === undefined ? appConfig : `${appConfig}-${secretVersion.slice(0, 8).toLowerCase()}`;
}

/** What differs between the ExternalSecrets of a service. */
export interface AppConfigSecretProps {
  readonly environment: Environment;
  readonly service: Service;
  readonly name: string;
  readonly annotations: Record<string, string>;
  /** Id of the version in Secrets Manager. @default - the newest */
  readonly version?: string | undefined;
}

/** A service's secret as a Kubernetes Secret. */
export class AppConfigSecret extends eso.ExternalSecret {
  public constructor(
    scope: Construct,
    id: string,
    { environment, service, name, annotations, version }: AppConfigSecretProps,
  ) {
    super(scope, id, {
      metadata: { name, annotations },
      spec: {
        refreshInterval: '1h',
        secretStoreRef: { kind: eso.ExternalSecretSpecSecretStoreRefKind.SECRET_STORE, name: secretStore },
        target: { name },
        dataFrom: [
          {
            extract: {
              key: names(environment).secret(service.name),
              // Without this prefix it would be the label of a stage.
              ...(version !== undefined && { version: `uuid/${version}` }),
            },
          },
        ],
      },
    });
  }
}
