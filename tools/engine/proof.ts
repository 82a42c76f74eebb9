import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPrograms } from '../programs/build-programs';
import { ProgramError } from '../programs/program-error';
import { enginePrograms } from './engine-programs';
import { withFunctions } from './functions';
import { claims, reconcileWith } from './proof-claims';
import { secret, xrdOf, xrOf } from './proof-objects';
import { validate } from './validate';

const RENDERS = 150;

async function proveValidation(cli: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'engine-proof-'));
  try {
    const extensions = join(folder, 'extensions');
    mkdirSync(extensions);
    writeFileSync(join(extensions, 'xrd.json.yaml'), JSON.stringify(xrdOf('Namespaced')));
    assert.deepEqual(await validate(cli, extensions, [xrOf('dev'), secret]), []);
    const wrong = { ...xrOf('dev'), spec: { wrong: 1 } };
    const unknown = { apiVersion: 'example.org/v1', kind: 'Unknown', metadata: { name: 'x' } };
    const failures = await validate(cli, extensions, [wrong, unknown]);
    assert.equal(failures.length, 2);
    assert.match(failures[0]?.messages.join() ?? '', /unknown field/);
    assert.deepEqual(failures[1]?.messages, ['missingSchema']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function proveOne(claim: string, check: () => Promise<void>): Promise<boolean> {
  try {
    await check();
    console.log(`ok      ${claim}`);
    return true;
  } catch (error) {
    console.log(`FAILED  ${claim}: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

async function prove(): Promise<void> {
  const { core, cli, scriptedFunction } = await buildPrograms(enginePrograms);
  const results = await withFunctions({ scripted: [scriptedFunction] }, async (addresses) => {
    const reconcile = reconcileWith(core, addresses);
    const proven: boolean[] = [];
    for (const { claim, check } of claims) proven.push(await proveOne(claim, () => check(reconcile)));
    const start = performance.now();
    const [first] = claims;
    for (let run = 0; run < RENDERS; run += 2) {
      await Promise.all([first?.check(reconcile), first?.check(reconcile)]);
    }
    console.log(`${RENDERS} renders, two at a time: ${((performance.now() - start) / 1000).toFixed(1)} s`);
    return proven;
  });
  results.push(await proveOne('unknown fields and missing schemas are failures', () => proveValidation(cli)));
  const passed = results.filter(Boolean).length;
  console.log(`${passed} passed, ${results.length - passed} failed`);
  if (passed < results.length) process.exitCode = 1;
}

prove().catch((error: unknown) => {
  const unexpected = `engine: unexpected failure (${String(error)}) — run it again`;
  console.error(error instanceof ProgramError ? error.message : unexpected);
  process.exitCode = 1;
});
