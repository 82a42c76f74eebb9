import { Construct } from 'constructs';
import type { Environment } from '../../../config/model/environment';
import type { Service } from '../../../config/model/service';
import * as eso from '../../../imports/external-secrets.io';
import { syncAnnotations } from '../../argocd/sync-annotations';
import { AppConfigSecret, appConfig, secretStore } from '../app-config';

/** Another Application brings external-secrets, and until then the API server knows neither kind. */
const afterItsController = syncAnnotations({ wave: 1, options: ['SkipDryRunOnMissingResource=true'] });

/** The service's secret as a Kubernetes Secret, read with the service's own identity and no other. */
export class AppConfig extends Construct {
  public constructor(scope: Construct, id: string, environment: Environment, service: Service) {
    super(scope, id);
    new eso.SecretStore(this, 'store', {
      metadata: { name: secretStore, annotations: afterItsController },
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
    new AppConfigSecret(this, 'secret', { environment, service, name: appConfig, annotations: afterItsController });
  }
}
