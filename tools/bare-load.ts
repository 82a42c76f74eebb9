import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import 'cdk8s';
import 'cdk8s-plus-28';

// `npm run bench` compares synth with this: a process that loads the same bindings and does nothing.
const imports = join(__dirname, '../imports');
for (const file of readdirSync(imports)) {
  if (file.endsWith('.ts')) require(join(imports, file));
}
