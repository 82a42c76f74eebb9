import { parseDist } from '../../objects/dist';
import type { JsonObject } from '../../objects/json';
import { type Policy, readPolicies } from './documents';

/** What a test says about the object that carries its policy. */
export interface Carrier {
  /** Kind and field, as in `iam Policy policy`. */
  readonly field: string;
  /** @default x */
  readonly name?: string;
  /** @default dev */
  readonly namespace?: string;
  /** @default - one of a service in dev */
  readonly file?: string;
  /** @default 2012-10-17 */
  readonly version?: string;
  /** Further fields of `spec.forProvider`. @default - none */
  readonly more?: JsonObject;
}

/** The policy of one object with these statements, as the checks read it from `dist/`. */
export function policyWith(carrier: Carrier, ...statements: readonly JsonObject[]): Policy[] {
  const { field, name = 'x', namespace = 'dev', file = 'dist/dev/management/service-a/a.yaml', more } = carrier;
  const [group, kind, key = ''] = field.split(' ');
  const policy = JSON.stringify({ Version: carrier.version ?? '2012-10-17', Statement: statements });
  const apiVersion = `${group}.aws.m.upbound.io/v1beta1`;
  const spec = { forProvider: { [key]: policy, ...more } };
  return readPolicies(
    parseDist(file, JSON.stringify({ apiVersion, kind, metadata: { name, namespace }, spec })).objects,
  ).policies;
}
