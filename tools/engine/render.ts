import type { JsonObject } from '../../objects/json';
import { ProgramError } from '../processes/program-error';
import { runForBytes } from '../processes/run-process';
import type { FunctionAddresses } from './functions';
import { decodeStruct, encodeStruct } from './struct-wire';
import { lengthField, readFields, type WireField } from './wire';

/** What one reconciliation of a composite resource (XR) starts from. */
export interface RenderRequest {
  /** With the defaults of its XRD filled in, since the engine has no API server that would do that. */
  readonly xr: JsonObject;
  readonly composition: JsonObject;
  readonly xrd: JsonObject;
  readonly functions: FunctionAddresses;
  /** Composed resources that exist, each with its annotation `crossplane.io/composition-resource-name`. */
  readonly observed: readonly JsonObject[];
  /** Every resource that a function may ask for. */
  readonly required: readonly JsonObject[];
}

/** An event that the reconciliation records about the XR. */
export interface RenderEvent {
  readonly type: string;
  readonly reason: string;
  readonly message: string;
}

/** What the reconciliation did. */
export interface Rendered {
  /** The XR with its new status and conditions; absent where the reconciliation wrote none. */
  readonly xr: JsonObject | undefined;
  /** Every object that Crossplane would apply, each with only the fields that it wants to own. */
  readonly resources: readonly JsonObject[];
  /** Every composed resource that Crossplane would delete. */
  readonly deleted: readonly JsonObject[];
  readonly events: readonly RenderEvent[];
  /** The selectors of the resources that the functions asked for. */
  readonly requested: readonly JsonObject[];
  /** Why a function ended the pipeline; absent where none did. */
  readonly fatal: string | undefined;
}

// proto/render/v1alpha1/render.proto and cmd/crossplane/render/render.go of Crossplane v2.3.4.
const compositeField = 2;
const inputFields = { xr: 1, composition: 2, functions: 3, observed: 4, required: 5, xrd: 8 };
const outputFields = { xr: 1, resources: 2, deleted: 3, events: 4, requested: 5 };
const fatalExitCode = 3;

function encodeRequest({ xr, composition, xrd, functions, observed, required }: RenderRequest): Buffer {
  const input = [
    lengthField(inputFields.xr, encodeStruct(xr)),
    lengthField(inputFields.composition, encodeStruct(composition)),
    ...Object.entries(functions).map(([name, address]) =>
      lengthField(inputFields.functions, Buffer.concat([lengthField(1, name), lengthField(2, address)])),
    ),
    ...observed.map((object) => lengthField(inputFields.observed, encodeStruct(object))),
    ...required.map((object) => lengthField(inputFields.required, encodeStruct(object))),
    lengthField(inputFields.xrd, encodeStruct(xrd)),
  ];
  return lengthField(compositeField, Buffer.concat(input));
}

function decodeEvent(message: Buffer): RenderEvent {
  const fields = readFields(message);
  const text = (number: number) => fields.find(({ field }) => field === number)?.bytes.toString('utf8') ?? '';
  return { type: text(1), reason: text(2), message: text(3) };
}

function decodeResponse(message: Buffer, fatal: string | undefined): Rendered {
  const output = readFields(message).find(({ field }) => field === compositeField);
  const fields: readonly WireField[] = output === undefined ? [] : readFields(output.bytes);
  const all = (number: number) => fields.filter(({ field }) => field === number).map(({ bytes }) => bytes);
  return {
    xr: all(outputFields.xr).map(decodeStruct)[0],
    resources: all(outputFields.resources).map(decodeStruct),
    deleted: all(outputFields.deleted).map(decodeStruct),
    events: all(outputFields.events).map(decodeEvent),
    requested: all(outputFields.requested).map(decodeStruct),
    fatal,
  };
}

/**
 * Runs one reconciliation by Crossplane's own reconciler (`core internal render`) over an in-memory client.
 * A function's fatal result is part of the answer; throws ProgramError where the reconciliation itself fails.
 */
export async function render(core: string, request: RenderRequest): Promise<Rendered> {
  const { code, stdout, stderr } = await runForBytes(core, ['internal', 'render'], { input: encodeRequest(request) });
  const reason = stderr.trim();
  if (code !== 0 && code !== fatalExitCode) {
    throw new ProgramError(
      `render: Crossplane failed (${reason || `exit code ${code}`}) — correct the XR or Composition`,
    );
  }
  return decodeResponse(stdout, code === fatalExitCode ? reason : undefined);
}
