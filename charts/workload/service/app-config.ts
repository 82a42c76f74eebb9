import { Construct } from 'constructs';
import type { Environment } from '../../../config/model/environment';
import { names } from '../../../config/model/names';
import type { Service } from '../../../config/model/service';
import * as eso from '../../../imports/external-secrets.io';
import { syncAnnotations } from '../../argocd/sync-annotations';

/** Another Application brings external-secrets, and until then the API server knows neither kind. */
const afterItsController = syncAnnotations({ wave: 1, options: ['SkipDryRunOnMissingResource=true'] });

/** The service's secret as a Kubernetes Secret, read with the service's own identity and no other. */
export class AppConfig extends Construct {
  public constructor(scope: Construct, id: string, environment: Environment, service: Service) {
    super(scope, id);
    const store = 'aws-secrets-manager';

    new eso.SecretStore(this, 'store', {
      metadata: { name: store, annotations: afterItsController },
      spec: {
        provider: {
          aws: {
            service: eso.SecretStoreSpecProviderAwsService.SECRETS_MANAGER,
            region: environment.region,
            auth: { jwt: { serviceAccountRef: { name: service.name } } },
          },
        },
      },
    });
    new eso.ExternalSecret(this, 'secret', {
      metadata: { name: 'app-config', annotations: afterItsController },
      spec: {
        refreshInterval: '1h',
        secretStoreRef: { kind: eso.ExternalSecretSpecSecretStoreRefKind.SECRET_STORE, name: store },
        target: { name: 'app-config' },
        dataFrom: [{ extract: { key: names(environment).secret(service.name) } }],
      },
    });
  }
}
