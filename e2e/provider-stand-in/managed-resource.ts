import { at, isList, isObject, type Json, type JsonObject, stringAt } from '../../checks/json';
import { type ApiServer, placeOf } from './api-server';
import { type Condition, withConditions } from './conditions';
import { mergePatch } from './merge-patch';
import type { ServedKind } from './served-kind';
import type { Store } from './store';

const finalizer = 'finalizer.managedresource.crossplane.io';
// As crossplane-runtime calls itself where it writes what references resolve to (pkg/reconciler/managed/api.go).
const resolver = 'managed.crossplane.io/api-simple-reference-resolver';
const provider = 'provider';

/** A managed resource during one reconciliation, and what a provider may write to it. */
export class ManagedResource {
  constructor(
    readonly kind: ServedKind,
    /** As the API server had it last. */
    public object: JsonObject,
    private readonly api: ApiServer,
    private readonly store: Store,
  ) {}

  /** Namespace and name, as `dev/eks-vpc-dev`. */
  get place(): string {
    return placeOf(this.object);
  }

  get namespace(): string {
    return stringAt(this.object, 'metadata', 'namespace') ?? '';
  }

  get name(): string {
    return stringAt(this.object, 'metadata', 'name') ?? '';
  }

  get uid(): string {
    return stringAt(this.object, 'metadata', 'uid') ?? '';
  }

  get spec(): JsonObject {
    const spec = at(this.object, 'spec');
    return isObject(spec) ? spec : {};
  }

  /** `spec.forProvider`. */
  get parameters(): JsonObject {
    const parameters = at(this.spec, 'forProvider');
    return isObject(parameters) ? parameters : {};
  }

  get isDeleted(): boolean {
    return at(this.object, 'metadata', 'deletionTimestamp') !== undefined;
  }

  get hasFinalizer(): boolean {
    return this.finalizers.includes(finalizer);
  }

  annotation(name: string): string | undefined {
    return stringAt(this.object, 'metadata', 'annotations', name);
  }

  /** Sets annotations, where they are not so already. */
  async annotate(annotations: Readonly<Record<string, string>>): Promise<void> {
    if (this.isAnnotated(annotations)) return;
    await this.amend({ metadata: { annotations } });
  }

  /** Changes fields by a merge patch. */
  async amend(patch: JsonObject): Promise<void> {
    await this.write('merge', patch, provider);
  }

  /** Adds the provider's finalizer and annotations in one write; fails where the object has changed meanwhile. */
  async hold(annotations: Readonly<Record<string, string>>): Promise<void> {
    if (this.hasFinalizer && this.isAnnotated(annotations)) return;
    const finalizers = this.hasFinalizer ? this.finalizers : [...this.finalizers, finalizer];
    await this.write('merge', { metadata: { ...this.version, finalizers, annotations } }, provider);
  }

  /** Removes the provider's finalizer; fails where the object has changed meanwhile. */
  async release(): Promise<void> {
    const finalizers = this.finalizers.filter((name) => name !== finalizer);
    await this.write('merge', { metadata: { ...this.version, finalizers } }, provider);
  }

  /** Writes what references resolve to. */
  async applySpec(spec: JsonObject): Promise<void> {
    const { apiVersion, kind } = this.object;
    const metadata = { name: this.name, namespace: this.namespace };
    await this.write('apply', { apiVersion, kind, metadata, spec }, resolver);
  }

  /** Sets conditions, and `status.atProvider` where it is given, if that changes anything. */
  async report(set: readonly Condition[], atProvider?: JsonObject): Promise<void> {
    const status = at(this.object, 'status');
    const before = isObject(status) ? status : {};
    const generation = Number(at(this.object, 'metadata', 'generation') ?? 0);
    const conditions: Json = withConditions(before.conditions, set, { generation, now: new Date() });
    const after = {
      ...before,
      ...(atProvider === undefined ? {} : { atProvider }),
      conditions,
      observedGeneration: generation,
    };
    const patch = mergePatch(before, after);
    if (patch !== undefined) await this.write('merge', { status: patch }, provider, '/status');
  }

  private get finalizers(): readonly string[] {
    const found = at(this.object, 'metadata', 'finalizers');
    return isList(found) ? found.filter((name) => typeof name === 'string') : [];
  }

  private isAnnotated(annotations: Readonly<Record<string, string>>): boolean {
    return Object.entries(annotations).every(([name, value]) => this.annotation(name) === value);
  }

  private get version() {
    return { resourceVersion: stringAt(this.object, 'metadata', 'resourceVersion') };
  }

  private async write(type: 'merge' | 'apply', body: JsonObject, manager: string, subresource = ''): Promise<void> {
    const { group, version, plural } = this.kind;
    const path = `/apis/${group}/${version}/namespaces/${this.namespace}/${plural}/${this.name}${subresource}`;
    this.object = await this.api.patch(path, type, body, manager);
    // A released object may be gone already, and only the watch tells.
    if (!this.isDeleted) this.store.put(this.kind, this.object);
  }
}
