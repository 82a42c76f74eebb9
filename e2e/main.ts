import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environments } from '../config/environments';
import { type Given, readCommandLine, type Usage } from '../tools/processes/command-line';
import { program } from '../tools/processes/program';
import { ProgramError } from '../tools/processes/program-error';
import { providerKinds } from './crossplane/provider-kinds';
import { catalogues } from './loop/catalogues';
import type { Loop, LoopProps } from './loop/loop';
import { Report } from './loop/report';
import { withLoop } from './loop/with-loop';
import { crashes } from './observing/crashes';
import { loopPrograms } from './programs/loop-programs';
import { actions } from './proofs/actions';
import { allowed } from './proofs/allowed';
import { catalogue } from './proofs/catalogue';
import { firstSync } from './proofs/first-sync';
import { inAws } from './proofs/in-aws';
import { apart, everyProof, long, type ProofOptions, proofs } from './proofs/proofs';
import { providerFacts } from './proofs/provider-facts';
import type { LoopConfiguration } from './repository/configuration';
import { Promotion } from './repository/promotion';

interface Options extends ProofOptions {
  /** Whether the loop keeps running after the proofs. */
  readonly keep: boolean;
  /** What is deployed. @default - this repository's configuration */
  readonly configuration: LoopConfiguration | undefined;
  /** Names of the proofs to make after the first sync. */
  readonly only: readonly string[];
  /** Whether what the providers say and call is written down, instead of compared with what was written before. */
  readonly write: boolean;
}

async function proveApart(props: LoopProps, options: Options): Promise<void> {
  for (const [name, proof] of Object.entries(apart)) {
    if (options.only.includes(name)) await proof(props);
  }
}

async function prove(loop: Loop, report: Report, options: Options): Promise<void> {
  const promotion = new Promotion(loop.checkout, environments);
  const kinds = await providerKinds(loop.programs.providerAws);
  await providerFacts(kinds, report, options.write);
  await firstSync(loop, promotion, report);
  await inAws(loop, kinds, report);
  for (const [name, proof] of Object.entries(proofs)) {
    if (options.only.includes(name)) await proof(loop, promotion, report, options);
  }
  const isWhole = everyProof.every((name) => options.only.includes(name));
  await allowed(loop, report);
  await actions(loop, report, { isWhole, rewrite: options.write });
  report.measure(...crashes(loop));
}

// While a sync runs, Go programs spend a fifth of their time on garbage collection, and two cores run them all.
process.env.GOGC ??= '400';

async function main(options: Options): Promise<void> {
  const report = new Report();
  const programs = await report.step('programs', loopPrograms);
  const folder = mkdtempSync(join(tmpdir(), 'payment-platform-'));
  console.error(`logs: ${join(folder, 'logs')}, seed: ${options.seed}`);
  const { configuration } = options;
  const props = { programs, folder, root: join(__dirname, '..'), report, ...(configuration && { configuration }) };
  const needsLoop =
    options.keep || configuration !== undefined || options.only.some((name) => proofs[name] !== undefined);
  if (configuration === undefined && Object.keys(apart).some((name) => options.only.includes(name))) {
    await report.tried('every proof without the loop was tried', () => proveApart(props, options));
  }
  const failed = needsLoop
    ? await withLoop(props, async (loop) => {
        const count = await report.all(() =>
          configuration === undefined ? prove(loop, report, options) : catalogue(loop, options.polls, report),
        );
        if (options.keep) await forever(loop);
        return count;
      })
    : report.end();
  if (failed > 0) process.exitCode = 1;
  else rmSync(folder, { recursive: true });
}

async function forever({ management, workload, checkout, died }: Loop): Promise<void> {
  console.log(`\nRunning until you press Ctrl-C. Push to it from ${checkout.folder}. To look at it:`);
  for (const { name, kubeconfig } of [management, ...Object.values(workload)]) {
    console.log(`  export KUBECONFIG=${kubeconfig}  # ${name}`);
  }
  void died.then(({ message }) => console.error(`\n${message}`));
  await new Promise((resolve) => process.once('SIGINT', resolve));
}

const usage: Usage = {
  command: 'npm run e2e',
  does: 'Runs the platform on real components against an emulated AWS, and proves what it promises.',
  options: {
    keep: { says: 'keeps the loop running after the proofs' },
    seed: { value: 'N', says: 'seed of what is random (from the time)' },
    kills: { value: 'N', says: 'how many processes are killed (10)' },
    polls: { value: 'N', says: 'how often everything in AWS is compared while nothing changes (1)' },
    catalogue: {
      value: 'NAME',
      says: `brings up one of ${Object.keys(catalogues).join(', ')} in the place of this repository's configuration`,
    },
    only: { value: 'NAMES', says: `these proofs only, of ${everyProof.join(', ')}` },
    all: { says: 'the long proofs too' },
    write: { says: 'writes down what the providers say and call, instead of comparing it' },
  },
};

function readOptions(): Options {
  const given = readCommandLine(process.argv.slice(2), usage);
  const textOf = (name: string, otherwise: string) => {
    const value = given[name];
    return typeof value === 'string' ? value : otherwise;
  };
  const values = {
    keep: given.keep === true,
    seed: textOf('seed', String(Date.now() % 1_000_000)),
    kills: textOf('kills', '10'),
    polls: textOf('polls', '1'),
    only: given.only === undefined ? undefined : textOf('only', ''),
    all: given.all === true,
    write: given.write === true,
  };
  const number = (name: 'seed' | 'kills' | 'polls') => {
    if (/^\d{1,9}$/.test(values[name])) return Number(values[name]);
    throw new ProgramError(`--${name}: no whole number (${values[name]}) — give one from 0 to 999999999`);
  };
  const usual = values.all ? everyProof : everyProof.filter((name) => !long.includes(name));
  const only = values.only?.split(',').filter(Boolean) ?? usual;
  const unknown = only.filter((name) => !everyProof.includes(name));
  if (unknown.length > 0) {
    throw new ProgramError(`--only: no such proofs (${unknown.join()}) — name some of ${everyProof.join(', ')}`);
  }
  if (number('polls') === 0) throw new ProgramError('--polls: nothing would be compared (0) — give one from 1');
  if (values.write && only.length < everyProof.length) {
    throw new ProgramError('--write: some proofs alone do not call every action — add --all, without --only');
  }
  const { keep, write } = values;
  const numbers = { seed: number('seed'), kills: number('kills'), polls: number('polls') };
  return { ...numbers, keep, only, write, configuration: configurationOf(given) };
}

/** The configuration that is asked for; undefined for this repository's. */
function configurationOf({ catalogue: name, ...others }: Given): LoopConfiguration | undefined {
  if (typeof name !== 'string') return undefined;
  const known = catalogues[name];
  if (known === undefined) {
    throw new ProgramError(
      `--catalogue: no such catalogue (${name}) — name one of ${Object.keys(catalogues).join(', ')}`,
    );
  }
  const besides = ['all', 'kills', 'only', 'write'].filter((option) => others[option] !== undefined);
  if (besides.length === 0) return known();
  throw new ProgramError(
    `--${besides.join(', --')}: is about this repository's configuration — leave it out, or --catalogue`,
  );
}

program(() => main(readOptions()))
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  // A program that was starting when something failed must not keep the run from ending.
  .finally(() => process.exit());
