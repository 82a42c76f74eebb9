import { ConfigurationError } from '../config/model/problem';
import { mistakes } from './mistakes';

// To be imported before anything that reads config/: an import that fails can be caught nowhere else.
process.on('uncaughtException', (error) => {
  process.off('exit', refuse);
  console.error(mistakes(error) ?? error);
  process.exit(1);
});

/** Without this a file that ends the process would look like a command that succeeded. */
function refuse(): void {
  const what = 'cannot be run, something in it ends the process';
  console.error(mistakes(new ConfigurationError([{ where: 'config/', what, fix: 'take it out' }])));
  process.exitCode = 1;
}
process.on('exit', refuse);

/** To be called once the configuration is read. */
export function isRead(): void {
  process.off('exit', refuse);
}
