import { join } from 'node:path';
import { isRead } from '../../charts/catch-mistakes';
import { mistakes } from '../../charts/mistakes';
import { platform } from '../../config/platform';
import { planned } from '../new/planned';
import { write } from '../new/run';
import { program } from '../processes/program';
import { ProgramError } from '../processes/program-error';
import { upgrade } from './upgrade';

const root = join(__dirname, '..', '..');
const isColoured = process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
const { stdin: input, stdout: output } = process;

// Nothing of config/ runs from here on but what is read below, which says what is wrong with it.
isRead();
void program(async () => {
  try {
    await write(upgrade(new Date().toISOString().slice(0, 10)), 'npm run upgrade', process.argv.slice(2), {
      root,
      terminal: input.isTTY && output.isTTY ? { input, output } : undefined,
      print: console.log,
      planned: (rendered) => planned(rendered, root, platform.revision, isColoured),
    });
  } catch (error) {
    const message = mistakes(error, 'config/');
    throw message === undefined ? error : new ProgramError(message);
  }
});
