import type { Environment, Platform } from '../../config/model/environment';
import { ConfigurationError } from '../../config/model/problem';
import type { Unit } from '../units';
import type { Files } from '../write';
import { environmentTemplate } from './environment-template';
import { managementTemplate, networkTemplate } from './management-template';
import { templateLimit, templateText } from './template';

/**
 * A template of CloudFormation for each kind of account, by its path below `dist/`: what a person deploys before the first
 * sync. Argo CD reads none of them.
 *
 * @throws ConfigurationError where one is longer than AWS takes
 */
export function accountTemplates(
  environments: readonly Environment[],
  platform: Platform,
  units: readonly Unit[],
): Files {
  const objects = units.flatMap((unit) => unit.objects);
  const network = networkTemplate(environments, platform);
  const files: Files = Object.fromEntries([
    ['accounts/management.json', templateText(managementTemplate(environments, platform))],
    ...(network === undefined ? [] : [['accounts/management-network.json', templateText(network)]]),
    ...environments.map((environment) => [
      `accounts/environment-${environment.name}.json`,
      templateText(environmentTemplate(environment, objects)),
    ]),
  ]);
  const problems = Object.entries(files)
    .filter(([, text]) => Buffer.byteLength(text) > templateLimit)
    .map(([path, text]) => ({
      where: 'config/services.ts services',
      what: `make dist/${path} ${Buffer.byteLength(text)} bytes long, over CloudFormation's ${templateLimit}`,
      fix: 'declare fewer, or move some to another environment',
    }));
  if (problems.length > 0) throw new ConfigurationError(problems);
  return files;
}
