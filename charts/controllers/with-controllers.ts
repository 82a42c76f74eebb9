import type { ControllerDefinition, Platform } from '../../config/model/environment';
import type { PlatformInput } from '../../config/model/platform';
import type { platform } from '../../config/platform';
import { awsLoadBalancerController } from './aws-load-balancer-controller/aws-load-balancer-controller';
import { externalSecrets } from './external-secrets';
import { metricsServer } from './metrics-server';
import { opentelemetryCollector } from './opentelemetry-collector/opentelemetry-collector';

/** By their names in `config/platform.ts`, so that neither list has a controller that the other lacks. */
const definitions: Readonly<Record<keyof (typeof platform)['controllers'], ControllerDefinition>> = {
  'aws-load-balancer-controller': awsLoadBalancerController,
  'external-secrets': externalSecrets,
  'metrics-server': metricsServer,
  'opentelemetry-collector': opentelemetryCollector,
};

/** Controllers that the platform has values for, by name. */
export const knownControllers: readonly string[] = Object.keys(definitions);

/** What all environments share, with everything about each controller besides its releases. */
export function withControllers(written: PlatformInput): Platform {
  const controllers = Object.entries(definitions).flatMap(([name, definition]) => {
    // What a person writes may lack what the type promises: until it is checked, a controller without a release is left out.
    const release = written?.controllers?.[name];
    return release === undefined ? [] : [{ ...definition, name, release }];
  });
  return { ...written, controllers };
}
