import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFiles } from '../../files/replace-files';
import { readCommandLine } from '../processes/command-line';
import { program } from '../processes/program';
import { schemaTexts } from './schemas';

const folder = join(__dirname, '..', '..', 'config', 'schemas');

void program(async () => {
  readCommandLine(process.argv.slice(2), {
    command: 'npm run schemas',
    does: 'Writes config/schemas/, the JSON schemas of what people write in config/.',
  });
  const texts = schemaTexts();
  mkdirSync(folder, { recursive: true });
  replaceFiles(folder, texts);
  console.log(`config/schemas/: ${Object.keys(texts).join(', ')}`);
});
