import type { Environment } from '../../../config/model/environment';
import type { Json } from '../../../objects/json';
import type { Labels } from '../../reachability/network-policy-selector';
import { awsLoadBalancerController } from './aws-load-balancer-controller';
import { externalSecrets } from './external-secrets';
import { metricsServer } from './metrics-server';
import { opentelemetryCollector } from './opentelemetry-collector';

/** A value that a Helm chart must be given: its dotted path, what must stand there, and what happens by default. */
export type Need = readonly [path: string, is: Json | ((environment: Environment) => Json), byDefault: string];

/** What one release of a Helm chart makes, and what it must be given to run on Fargate without a way to the internet. */
export interface ControllerNeeds {
  /** Release of the chart whose values these are. */
  readonly version: string;
  /** Labels of each kind of pod that the chart makes, as far as Fargate profiles may ask for them. */
  readonly pods: readonly Labels[];
  readonly values: readonly Need[];
}

/**
 * By name of the chart. No chart is rendered here, so each table is what its author read or remembered of the chart's
 * values; `docs/controllers.md` says which of it nobody has verified.
 */
export const controllerNeeds: ReadonlyMap<string, ControllerNeeds> = new Map([
  ['aws-load-balancer-controller', awsLoadBalancerController],
  ['external-secrets', externalSecrets],
  ['metrics-server', metricsServer],
  ['opentelemetry-collector', opentelemetryCollector],
]);
