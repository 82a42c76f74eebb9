import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { services } from '../../config/services';
import { readCommandLine, type Usage } from '../../tools/processes/command-line';
import { program } from '../../tools/processes/program';
import { ProgramError } from '../../tools/processes/program-error';
import { Report } from '../loop/report';
import { withLoop } from '../loop/with-loop';
import { crashes } from '../observing/crashes';
import { loopPrograms } from '../programs/loop-programs';
import { environmentsFor } from './configurations/environments';
import { planProof } from './proof';

/** Environments that a loop moves at the same time: of the least one goes and two are pushed, and the most fit two cores. */
const [least, most] = [3, 12];

const usage: Usage = {
  command: 'npm run plan:proof',
  does: 'Compares what plans say of random changes with what an emulated AWS shows once they are applied.',
  options: {
    pairs: { value: 'N', says: 'how many pairs of configurations (500)' },
    seed: { value: 'N', says: 'seed of what is random (from the time)' },
    only: {
      value: 'NAME',
      says: 'moves one environment alone, to repeat a pair of it: as many pairs as it took steps',
    },
  },
};

interface Options {
  readonly pairs: number;
  readonly seed: number;
  readonly only: string | undefined;
}

function readOptions(): Options {
  const given = readCommandLine(process.argv.slice(2), usage);
  const number = (name: 'pairs' | 'seed', otherwise: number) => {
    const value = given[name] ?? String(otherwise);
    if (typeof value === 'string' && /^\d{1,6}$/.test(value)) return Number(value);
    throw new ProgramError(`--${name}: no whole number (${value}) — give one from 0 to 999999`);
  };
  const only = typeof given.only === 'string' ? given.only : undefined;
  const names = environmentsFor(most).map(({ name }) => name);
  if (only !== undefined && !names.includes(only)) {
    throw new ProgramError(`--only: no such environment (${only}) — name one of ${names.join(', ')}`);
  }
  return { only, pairs: number('pairs', 500), seed: number('seed', Date.now() % 1_000_000) };
}

process.env.GOGC ??= '400';

async function main({ only, pairs, seed }: Options): Promise<void> {
  const report = new Report();
  const programs = await report.step('programs', loopPrograms);
  const folder = mkdtempSync(join(tmpdir(), 'payment-platform-'));
  console.error(`logs: ${join(folder, 'logs')}, seed: ${seed}`);
  // Each step moves every environment, and a few steps come before and after those that are random.
  const count = Math.max(least, Math.min(most, Math.ceil(pairs / 4)));
  const environments = environmentsFor(only === undefined ? count : most);
  const configuration = { environments, services };
  const props = { programs, folder, root: join(__dirname, '../..'), configuration, report };
  const failed = await withLoop(props, (loop) =>
    report.all(async () => {
      await planProof({ loop, report, seed, only, environments, folder: join(folder, 'rendered') }, pairs);
      report.measure(...crashes(loop));
    }),
  );
  if (failed > 0) process.exitCode = 1;
  else rmSync(folder, { recursive: true });
}

program(() => main(readOptions()))
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  // A program that was starting when something failed must not keep the run from ending.
  .finally(() => process.exit());
