import '../../charts/catch-mistakes';
import { join } from 'node:path';
import { mistakes } from '../../charts/mistakes';
import { program } from '../processes/program';
import { ProgramError } from '../processes/program-error';
import { addNew } from './run';

const { stdin: input, stdout: output } = process;

void program(async () => {
  try {
    await addNew(process.argv.slice(2), {
      root: join(__dirname, '..', '..'),
      terminal: input.isTTY && output.isTTY ? { input, output } : undefined,
      print: console.log,
      planned: () => 'plan',
    });
  } catch (error) {
    const message = mistakes(error, 'config/');
    throw message === undefined ? error : new ProgramError(message);
  }
});
