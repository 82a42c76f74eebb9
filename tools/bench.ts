import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { readCommandLine } from './processes/command-line';
import { program } from './processes/program';
import { ProgramError } from './processes/program-error';
import { Progress } from './processes/progress';

const root = join(__dirname, '..');

const progress = new Progress();

/** Median wall time of a command in seconds, after one run that fills the caches. */
function median(runs: number, command: string, ...args: readonly string[]): number {
  const times: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const start = process.hrtime.bigint();
    const { status, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new ProgramError(`${command} ${args.join(' ')} failed: ${stderr}`);
    progress.report(`${[command, ...args].join(' ')}: ${run + 1} of ${runs + 1} runs`);
    if (run > 0) times.push(Number(process.hrtime.bigint() - start) / 1e9);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
}

void program(async () => {
  readCommandLine(process.argv.slice(2), {
    command: 'npm run bench',
    does: 'Measures synth and the tests, which takes minutes.',
  });
  const bare = median(9, process.execPath, '--import', 'tsx', 'tools/bare-load.ts');
  const synth = median(9, process.execPath, '--import', 'tsx', 'tools/synth.ts');
  const npmSynth = median(9, 'npm', 'run', 'synth');
  const npmTest = median(3, 'npm', 'test');
  const commands = median(3, 'npm', 'run', 'test:commands');

  console.log(`${cpus().length} cores, Node ${process.version}; medians`);
  console.log(`bare load of cdk8s and the bindings  ${bare.toFixed(2)} s`);
  console.log(
    `synth as a process                   ${synth.toFixed(2)} s, ${(synth / bare).toFixed(2)} times the bare load`,
  );
  console.log(
    `npm run synth                        ${npmSynth.toFixed(2)} s, ${(npmSynth / bare).toFixed(2)} times the bare load`,
  );
  console.log(`npm test                             ${npmTest.toFixed(2)} s`);
  console.log(`npm run test:commands                ${commands.toFixed(2)} s`);
});
