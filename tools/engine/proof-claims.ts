import assert from 'node:assert/strict';
import type { JsonObject } from '../../checks/json';
import * as objects from './proof-objects';
import { type Rendered, type RenderRequest, render } from './render';

/** A statement about the engine, with the check that fails where it is false. */
export interface Claim {
  readonly claim: string;
  readonly check: (reconcile: Reconcile) => Promise<void>;
}

type Reconcile = (request: Omit<RenderRequest, 'functions'>) => Promise<Rendered>;

const NAMESPACE = 'dev';
const readyKey = objects.observedAs('key', objects.key, NAMESPACE, { atProvider: { arn: 'arn:key' } });
const cluster = objects.observedAs('cluster', objects.clusterWith('arn:key'), NAMESPACE, {});
const xr = objects.xrOf(NAMESPACE, { keyArn: 'arn:key' });
const selector = { apiVersion: 'apiextensions.crossplane.io/v1beta1', kind: 'EnvironmentConfig', matchName: 'dev' };
const asking = objects.compositionOf({ requirements: { resources: { environment: selector } } });

const kinds = (found: readonly JsonObject[]) => found.map(({ kind }) => kind).sort();
const desired = (resources: Readonly<Record<string, JsonObject>>, status?: JsonObject) =>
  objects.compositionOf(objects.desiring(resources, status));
const deliveredTo = ({ events }: Rendered) =>
  events.map(({ message }) => message).find((message) => message.includes('required environment'));

/** What the engine does with the answers of a function; nothing here says how a published function would answer. */
export const claims: readonly Claim[] = [
  {
    claim: 'a desired resource is applied in the namespace of the XR, controlled by it',
    check: async (reconcile) => {
      const { resources } = await reconcile({ xr, composition: desired({ key: objects.key }) });
      assert.deepEqual(kinds(resources), ['Key']);
      assert.match(JSON.stringify(resources), /"namespace":"dev"/);
      assert.match(JSON.stringify(resources), /"controller":true/);
    },
  },
  {
    claim: 'an existing resource the pipeline leaves out is deleted',
    check: async (reconcile) => {
      const composition = desired({ key: objects.key });
      const { deleted } = await reconcile({ xr, composition, observed: [readyKey, cluster] });
      assert.deepEqual(kinds(deleted), ['Cluster']);
    },
  },
  {
    claim: 'an existing resource desired without a field is kept and applied without the field',
    check: async (reconcile) => {
      const composition = desired({ key: objects.key, cluster: objects.clusterWith() });
      const { resources, deleted } = await reconcile({ xr, composition, observed: [readyKey, cluster] });
      assert.deepEqual(kinds(resources), ['Cluster', 'Key']);
      assert.deepEqual(deleted, []);
      assert.doesNotMatch(JSON.stringify(resources), /arn:key/);
    },
  },
  {
    claim: 'a status value the pipeline no longer desires leaves the XR',
    check: async (reconcile) => {
      const kept = await reconcile({ xr, composition: desired({}, { keyArn: 'arn:key' }) });
      const dropped = await reconcile({ xr, composition: desired({}) });
      assert.match(JSON.stringify(kept.xr), /arn:key/);
      assert.doesNotMatch(JSON.stringify(dropped.xr), /arn:key/);
    },
  },
  {
    claim: 'a fatal result applies and deletes nothing and makes the XR Synced=False',
    check: async (reconcile) => {
      const composition = objects.compositionOf({ results: [{ severity: 'SEVERITY_FATAL', message: 'refused' }] });
      const rendered = await reconcile({ xr, composition, observed: [readyKey, cluster] });
      assert.match(rendered.fatal ?? '', /refused/);
      assert.deepEqual([...rendered.resources, ...rendered.deleted], []);
      assert.match(JSON.stringify(rendered.xr), /"reason":"ReconcileError"/);
    },
  },
  {
    claim: 'a cluster-scoped XR composes a managed resource, an EnvironmentConfig and a Secret where each says',
    check: async (reconcile) => {
      const key = { ...objects.key, metadata: { name: 'key', namespace: NAMESPACE } };
      const composition = desired({ key, environment: objects.environmentConfig, secret: objects.secret });
      const { resources } = await reconcile({ xr: objects.xrOf(), xrd: objects.xrdOf('Cluster'), composition });
      assert.deepEqual(kinds(resources), ['EnvironmentConfig', 'Key', 'Secret']);
      assert.match(JSON.stringify(resources), /"namespace":"argocd"/);
      assert.doesNotMatch(JSON.stringify(resources.filter(({ kind }) => kind === 'EnvironmentConfig')), /"namespace"/);
    },
  },
  {
    claim: 'a function is given the required resource it asks for by name, and an empty answer where there is none',
    check: async (reconcile) => {
      const given = await reconcile({ xr, composition: asking, required: [objects.environmentConfig] });
      const missing = await reconcile({ xr, composition: asking });
      assert.match(deliveredTo(given) ?? '', /oidc\.example\.org/);
      assert.match(deliveredTo(missing) ?? '', /required environment: \{\}$/);
      assert.deepEqual(given.requested, [selector]);
    },
  },
  {
    claim: 'an observed resource without its composition-resource-name annotation is refused',
    check: async (reconcile) => {
      const bare = { ...objects.key, metadata: { name: 'key', namespace: NAMESPACE } };
      const attempt = reconcile({ xr, composition: desired({ key: objects.key }), observed: [bare] });
      await assert.rejects(attempt, /without required "crossplane\.io\/composition-resource-name"/);
    },
  },
];

/** `render` with the core binary and the functions filled in. */
export function reconcileWith(core: string, functions: RenderRequest['functions']): Reconcile {
  return (request) => render(core, { ...request, functions });
}
