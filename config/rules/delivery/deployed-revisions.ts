import { repositoryOf } from '../../model/delivery/repository';
import type { WrittenEnvironment } from '../../model/written-environment';
import type { WrittenService } from '../../model/written-service';

/** What an environment deploys of the repository of a service. */
interface DeployedRevision {
  readonly service: string;
  readonly revision: string;
  /** Where the environment says so, or would. */
  readonly where: string;
}

/** What an environment deploys of the repositories of services, as far as both say so in a well-formed way. */
export function deployedRevisions(
  { at, name = '', services: changes }: WrittenEnvironment,
  services: readonly WrittenService[],
): DeployedRevision[] {
  return services.flatMap(({ name: service, repository }) => {
    const change = changes[service];
    if (change !== undefined && !('repository' in change)) return [];
    const deployed = repositoryOf(repository, change?.repository, name);
    if (deployed === undefined) return [];
    return [{ service, revision: deployed.revision, where: at(`services.${service}.repository.revision`) }];
  });
}
