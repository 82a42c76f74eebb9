import type { Environment, EnvironmentInput, Platform } from '../config/model/environment';
import type { PlatformInput } from '../config/model/platform';
import type { ServiceInput } from '../config/model/service';
import { loadEnvironments } from '../config/rules/load';
import { platformProblems } from '../config/rules/platform-checks';
import { type EnvironmentFile, fileProblems, filesOf } from '../config/rules/reading/files';
import { knownControllers, withControllers } from './controllers/with-controllers';

/** What units are made from. */
export interface Configuration {
  readonly environments: readonly Environment[];
  readonly platform: Platform;
}

/** A configuration as it is written. */
export interface WrittenConfiguration {
  readonly environments: readonly EnvironmentInput[];
  readonly services: Readonly<Record<string, ServiceInput>>;
  readonly platform: PlatformInput;
  /** The files of environments. @default - none: all of them are written in `config/environments.ts` */
  readonly files?: readonly EnvironmentFile[];
}

/**
 * The configuration with every default filled in.
 *
 * @throws ConfigurationError with every mistake that does not follow from another one
 */
export function loadConfiguration({ files = [], ...written }: WrittenConfiguration): Configuration {
  const shared = withControllers(written.platform);
  const loaded = loadEnvironments(written.environments, written.services, shared, {
    files: filesOf(written.environments, files),
    problems: [...fileProblems(written.environments, files), ...platformProblems(written.platform, knownControllers)],
  });
  return { environments: loaded, platform: shared };
}
