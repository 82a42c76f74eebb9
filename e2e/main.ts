import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { environments } from '../config/environments';
import { ProgramError } from '../tools/programs/program-error';
import { accepted } from './claims/accepted';
import { changes } from './claims/changes';
import { deletion } from './claims/deletion';
import { firstSync } from './claims/first-sync';
import { isolation } from './claims/isolation';
import { kills } from './claims/kills';
import { promotes } from './claims/promotes';
import { tenants } from './claims/tenants';
import { type Loop, withLoop } from './loop';
import { loopPrograms } from './loop-programs';
import { Promotion } from './promotion';
import { Report } from './report';

interface Options {
  /** Whether the loop runs on after the claims. */
  readonly keep: boolean;
  /** Seed of what is random. */
  readonly seed: number;
  /** How many processes are killed. */
  readonly kills: number;
}

async function prove(loop: Loop, report: Report, options: Options): Promise<void> {
  const promotion = new Promotion(loop.checkout, environments);
  await firstSync(loop, promotion, report);
  await accepted(loop, report);
  await changes(loop, report);
  await tenants(loop, report);
  await isolation(loop, promotion, report);
  await promotes(loop, promotion, report);
  await kills(loop, promotion, report, { count: options.kills, seed: options.seed });
  await deletion(loop, promotion, report);
}

// Go programs spend a fifth of their time collecting garbage while a sync runs, and two cores run them all.
process.env.GOGC ??= '400';

async function main(options: Options): Promise<void> {
  const report = new Report();
  const programs = await report.step('programs', loopPrograms);
  const folder = mkdtempSync(join(tmpdir(), 'payment-platform-'));
  console.error(`logs: ${join(folder, 'logs')}, seed: ${options.seed}`);
  const props = { programs, folder, root: join(__dirname, '..'), report, seed: options.seed };
  const failed = await withLoop(props, async (loop) => {
    const count = await report.all(() => prove(loop, report, options));
    if (options.keep) await forever(loop);
    return count;
  });
  if (failed > 0) process.exitCode = 1;
  else rmSync(folder, { recursive: true });
}

async function forever({ management, workload, checkout, died }: Loop): Promise<void> {
  console.log(`\nStill running, until you press Ctrl-C. Push to it from ${checkout.folder}. To look at it:`);
  for (const { name, kubeconfig } of [management, ...Object.values(workload)]) {
    console.log(`  export KUBECONFIG=${kubeconfig}  # ${name}`);
  }
  void died.then(({ message }) => console.error(`\n${message}`));
  await new Promise((resolve) => process.once('SIGINT', resolve));
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      keep: { type: 'boolean', default: false },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      kills: { type: 'string', default: '10' },
    },
  });
  const number = (name: 'seed' | 'kills') => {
    if (/^\d{1,9}$/.test(values[name])) return Number(values[name]);
    throw new ProgramError(`--${name}: no whole number (${values[name]}) — give one from 0 to 999999999`);
  };
  return { keep: values.keep, seed: number('seed'), kills: number('kills') };
}

Promise.resolve()
  .then(readOptions)
  .then(main)
  .catch((error: unknown) => {
    const isUsage = error instanceof TypeError && 'code' in error;
    console.error(error instanceof ProgramError || isUsage ? error.message : error);
    process.exitCode = 1;
  })
  // What was starting when something failed must not keep the run from ending.
  .finally(() => process.exit());
