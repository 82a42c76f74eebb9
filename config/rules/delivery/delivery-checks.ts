import type { Platform } from '../../model/environment';
import type { Problem } from '../../model/problem';
import type { WrittenEnvironment } from '../../model/written-environment';
import type { WrittenService } from '../../model/written-service';
import { pipelineProblems } from './pipeline-checks';
import { projectNameProblems } from './project-name-checks';
import { readerProblems } from './reader-checks';
import { repositoryProblems } from './repository-checks';
import { teamProblems } from './team-checks';

/** What is wrong with how services are deployed by their teams, and with who may push, see and read them. */
export function deliveryProblems(
  environments: readonly WrittenEnvironment[],
  services: readonly WrittenService[],
  platform: Platform,
): Problem[] {
  return [
    ...repositoryProblems(environments, services, platform),
    ...projectNameProblems(environments, services),
    ...teamProblems(environments, services, platform),
    ...pipelineProblems(environments, services),
    ...environments.flatMap(readerProblems),
  ];
}
