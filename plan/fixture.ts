import { renderedObjects } from '../charts/rendered-fixture';
import { units } from '../charts/units';
import type { EnvironmentInput, Platform } from '../config/model/environment';
import { exampleEnvironments, examplePlatform, exampleServices } from '../config/model/example';
import type { ServiceInput } from '../config/model/service';
import { loadEnvironments } from '../config/rules/load';
import type { DistObject } from '../objects/dist';
import { planOf } from './compare';
import { type Deployed, deployedOf } from './delivery';
import { reportOf } from './report/report';
import { textOf } from './report/text';
import { ordersOf } from './steps';

/** A configuration for tests, before it is rendered. */
export interface Written {
  readonly environments: readonly EnvironmentInput[];
  readonly services: Readonly<Record<string, ServiceInput>>;
  readonly platform: Platform;
}

/** The example's configuration, with one environment that follows the branch and one that is pinned. */
export const written: Written = {
  environments: [exampleEnvironments[0], exampleEnvironments[2]],
  services: exampleServices,
  platform: examplePlatform,
};

const known = new WeakMap<Written, readonly DistObject[]>();

/** The objects of `dist/` that a configuration renders; the same one is rendered once. */
export function rendered(from: Written): readonly DistObject[] {
  const { environments, services, platform } = from;
  const objects =
    known.get(from) ?? renderedObjects(units(loadEnvironments(environments, services, platform), platform));
  known.set(from, objects);
  return objects;
}

/** What is deployed before and after a branch moves; the tag `v1.0.0` is the former state of it, any other the new one. */
export function moved(before: readonly DistObject[], after: readonly DistObject[]): { from: Deployed; to: Deployed } {
  const pinned = (revision: string) => (revision === 'v1.0.0' ? before : after);
  return { from: deployedOf(before, pinned), to: deployedOf(after, pinned) };
}

/** What the plan between two states says to people. */
export function said({ from, to }: { from: Deployed; to: Deployed }): string {
  const plan = planOf(from, to);
  return textOf(reportOf({ names: { from: 'A', to: 'B' }, plan, orders: ordersOf(plan, from) }), false);
}
