import { mistakes } from './mistakes';

// To be imported before anything that reads config/: an import that fails can be caught nowhere else.
process.on('uncaughtException', (error) => {
  console.error(mistakes(error) ?? error);
  process.exit(1);
});
