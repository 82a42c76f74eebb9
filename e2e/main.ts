import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { environments } from '../config/environments';
import { ProgramError } from '../tools/programs/program-error';
import { accepted } from './claims/accepted';
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
  await withLoop({ programs, folder, root: join(__dirname, '..'), report, seed: options.seed }, async (loop) => {
    await prove(loop, report, options);
    if (report.end() > 0) process.exitCode = 1;
    if (options.keep) await forever(loop);
  });
}

async function forever({ management, workload, checkout }: Loop): Promise<void> {
  console.log(`\nStill running, until you press Ctrl-C. Push to it from ${checkout.folder}. To look at it:`);
  for (const { name, kubeconfig } of [management, ...Object.values(workload)]) {
    console.log(`  export KUBECONFIG=${kubeconfig}  # ${name}`);
  }
  await new Promise((resolve) => process.once('SIGINT', resolve));
}

const { values } = parseArgs({
  options: {
    keep: { type: 'boolean', default: false },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    kills: { type: 'string', default: '10' },
  },
});
main({ keep: values.keep, seed: Number(values.seed), kills: Number(values.kills) }).catch((error: unknown) => {
  console.error(error instanceof ProgramError ? error.message : error);
  process.exitCode = 1;
});
