import type { Environment, Platform } from '../config/model/environment';
import { accountTemplates } from './accounts/account-templates';
import type { Unit } from './units';
import { type Files, filesOf } from './write';

/** Everything in `dist/`: the units that Argo CD deploys, and the templates that a person deploys before. */
export function distFiles(environments: readonly Environment[], platform: Platform, units: readonly Unit[]): Files {
  return { ...filesOf(units), ...accountTemplates(environments, platform, units) };
}
