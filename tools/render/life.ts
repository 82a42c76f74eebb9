import type { ClusterAnswers } from '../../checks/composed/aws-answers';
import type { DistObject } from '../../objects/dist';
import { at, isObject, type JsonObject } from '../../objects/json';
import { compositionName } from '../../objects/managed-resource';
import type { FunctionAddresses } from '../engine/functions';
import { type Rendered, render } from '../engine/render';
import { observedStatus } from './observed-status';
import type { Phase } from './phase';

/** What it takes to render: Crossplane's core, the running function, and the XRD and Composition of each kind. */
export interface Engine {
  readonly core: string;
  readonly functions: FunctionAddresses;
  /** By the kind of the composite. */
  readonly definitions: ReadonlyMap<string, { readonly xrd: JsonObject; readonly composition: JsonObject }>;
}

/** What a composite became in one phase. */
export interface Lived extends Rendered {
  readonly phase: Phase;
  readonly composite: DistObject;
  /** The composite after the phase, with its status. */
  readonly after: JsonObject;
}

/** A composite from its first reconciliation on; each phase begins with what the phase before it left. */
export class Life {
  private observed: ReadonlyMap<string, JsonObject> = new Map();
  private status: JsonObject | undefined;

  public constructor(
    private readonly engine: Engine,
    public readonly composite: DistObject,
    private readonly answers: ClusterAnswers,
  ) {}

  /**
   * Reconciles twice in a phase, the second time with what the first has made. `spec` replaces the composite's own, and a
   * cluster runs the version `runs`, whatever it is asked for.
   */
  public async reach(phase: Phase, required: readonly JsonObject[], spec?: JsonObject, runs?: string): Promise<Lived> {
    const first = await this.reconcile(phase, required, spec, runs);
    const { deleted, ...second } = await this.reconcile(phase, required, spec, runs);
    return { ...second, deleted: [...first.deleted, ...deleted], fatal: first.fatal ?? second.fatal };
  }

  private async reconcile(
    phase: Phase,
    required: readonly JsonObject[],
    spec?: JsonObject,
    runs?: string,
  ): Promise<Lived> {
    const { core, functions, definitions } = this.engine;
    const { body, kind } = this.composite;
    const definition = definitions.get(kind);
    if (definition === undefined)
      throw new Error(`dist/platform: no XRD or Composition of a kind (${kind}) — render both`);
    const xr = { ...body, spec: spec ?? body.spec, ...(this.status && { status: this.status }) };
    const observed = [...this.observed.values()].map((object) => this.seenAt(phase, object, runs));
    const rendered = await render(core, { xr, ...definition, functions, observed, required });
    const status = at(rendered.xr, 'status');
    if (rendered.fatal === undefined) {
      this.status = isObject(status) ? status : undefined;
      this.observed = new Map(rendered.resources.map((object) => [compositionName(object), object]));
    }
    return { ...rendered, phase, composite: this.composite, after: { ...body, status: this.status } };
  }

  private seenAt(phase: Phase, object: JsonObject, runs?: string): JsonObject {
    const status = observedStatus(object, phase, this.answers, runs);
    return status === undefined ? object : { ...object, status };
  }

  /** Every composed resource, with the status that a provider gives it in a phase. */
  public seen(phase: Phase): JsonObject[] {
    return [...this.observed.values()].map((object) => this.seenAt(phase, object));
  }
}
