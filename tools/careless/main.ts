import fc from 'fast-check';
import { readCommandLine } from '../processes/command-line';
import { program } from '../processes/program';
import { ProgramError } from '../processes/program-error';
import { Progress } from '../processes/progress';
import { carelessConfiguration } from './careless-configuration';
import { outcomeOf } from './faults';

void program(async () => {
  const { runs = '2000', seed = '1' } = readCommandLine(process.argv.slice(2), {
    command: 'npm run careless',
    does: 'Makes careless configurations: each must be refused with a message that helps, or pass every check.',
    options: {
      runs: { value: 'N', says: 'how many (2000)' },
      seed: { value: 'N', says: 'which ones: the same seed makes the same (1)' },
    },
  });
  const [count, from] = [runs, seed].map((text) => (/^[1-9]\d{0,6}$/.test(String(text)) ? Number(text) : undefined));
  if (count === undefined || from === undefined) {
    throw new ProgramError(`--runs, --seed: not whole numbers (${runs}, ${seed}) — write digits, from 1`);
  }
  const progress = new Progress();
  const totals = { made: 0, accepted: 0, faulty: 0 };
  for (const configuration of fc.sample(carelessConfiguration, { numRuns: count, seed: from })) {
    const { faults, isAccepted } = await outcomeOf(configuration);
    totals.made += 1;
    if (isAccepted) totals.accepted += 1;
    if (faults.length > 0) totals.faulty += 1;
    for (const fault of faults) console.error(`configuration ${totals.made} of seed ${from}: ${fault}`);
    progress.report(`${totals.made} of ${count}, ${totals.accepted} accepted`);
  }
  const { accepted, faulty, made } = totals;
  console.log(`${made - accepted} refused, ${accepted} accepted, ${faulty} of them all with a fault`);
  if (faulty > 0) process.exitCode = 1;
});
