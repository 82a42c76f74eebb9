import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { Scratch } from '../../files/scratch';
import { at, type JsonObject, listAt } from '../../objects/json';
import { ProgramError } from '../processes/program-error';
import { runProcess } from '../processes/run-process';

/** An object that is not valid, and why. */
export interface ValidationFailure {
  /** `apiVersion/Kind namespace/name`. */
  readonly resource: string;
  readonly messages: readonly string[];
}

// pkg/validate/types.go of the Crossplane CLI v2.5.0.
const report = z.object({
  summary: z.object({ total: z.number() }),
  resources: z
    .array(
      z.object({
        apiVersion: z.string(),
        kind: z.string(),
        name: z.string(),
        namespace: z.string().optional(),
        status: z.string(),
        errors: z.array(z.object({ field: z.string().optional(), message: z.string() })).optional(),
      }),
    )
    .nullable(),
});

type Entry = NonNullable<z.infer<typeof report>['resources']>[number];

function failureOf({ apiVersion, kind, name, namespace, status, errors = [] }: Entry): ValidationFailure {
  const messages = errors.map(({ field, message }) =>
    field && !message.startsWith(field) ? `${field}: ${message}` : message,
  );
  const place = namespace ? `${namespace}/${name}` : name;
  return { resource: `${apiVersion}/${kind} ${place}`, messages: messages.length > 0 ? messages : [status] };
}

/**
 * Validates objects against the CRDs and XRDs in a folder with the schema, CEL and unknown-field checks of the Crossplane
 * CLI, offline. Returns the failures, a missing schema included; throws ProgramError where the CLI gives no full report.
 */
export async function validate(
  cli: string,
  extensionsDir: string,
  resources: readonly JsonObject[],
): Promise<ValidationFailure[]> {
  if (resources.length === 0) return [];
  const cache = new Scratch(join(tmpdir(), 'crossplane-cache-'));
  try {
    // An empty image keeps the CLI from downloading Crossplane's own CRDs.
    const flags = ['--crossplane-image=', `--cache-dir=${cache.folder}`, '--output=json'];
    const input = resources.map((object) => JSON.stringify(object)).join('\n---\n');
    const args = ['resource', 'validate', extensionsDir, '-', ...flags];
    const { stdout, stderr } = await runProcess(cli, args, { input });
    if (!stdout.trimStart().startsWith('{')) {
      throw new ProgramError(`validate: the Crossplane CLI failed (${stderr.trim()}) — correct ${extensionsDir}`);
    }
    const { summary, resources: entries } = report.parse(JSON.parse(stdout));
    // The CLI counts each input of a Composition's functions as an object.
    const inputs = resources.flatMap((object) =>
      listAt(object, 'spec', 'pipeline').filter((step) => at(step, 'input')),
    );
    const expected = resources.length + inputs.length;
    if (summary.total !== expected) {
      throw new ProgramError(`validate: ${summary.total} of ${expected} objects were seen — correct the objects`);
    }
    return (entries ?? []).filter(({ status }) => status !== 'valid').map(failureOf);
  } finally {
    cache.remove();
  }
}
