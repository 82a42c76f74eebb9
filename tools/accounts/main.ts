import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { accountTemplates } from '../../charts/accounts/account-templates';
import { special } from '../../charts/accounts/special-fixture';
import { units } from '../../charts/units';
import { deliveredServices, deliveringEnvironments } from '../../config/model/delivery/example';
import { examplePlatform } from '../../config/model/example';
import { loadEnvironments } from '../../config/rules/load';
import { readTree } from '../../files/read-tree';
import { Scratch } from '../../files/scratch';
import type { Permission } from '../../kinds/access';
import { kinds } from '../../kinds/kinds';
import { readCommandLine } from '../processes/command-line';
import { program } from '../processes/program';
import { ProgramError } from '../processes/program-error';
import { runProcess } from '../processes/run-process';
import { pythonEnvironment } from '../programs/python-environment';

const folder = join(__dirname, '../../dist/accounts');

/** What cfn-lint says about the templates, a line each. */
async function templateProblems(python: string, files: readonly string[]): Promise<string[]> {
  const args = ['-c', 'import cfnlint.runner; cfnlint.runner.main()', '--format', 'parseable', ...files];
  const { code, stdout, stderr } = await runProcess(python, args);
  if (code === 0) return [];
  return `${stdout}${stderr}`.trim().split('\n');
}

/** Writes the templates of environments such as this repository may have none of; returns their paths. */
function writeSpecial(scratch: string): string[] {
  const configurations = [
    special,
    { environments: deliveringEnvironments, services: deliveredServices, platform: examplePlatform },
  ];
  return configurations.flatMap(({ environments, services, platform }, index) => {
    const loaded = loadEnvironments(environments, services, platform);
    const texts = Object.entries(accountTemplates(loaded, platform, units(loaded, platform)));
    return texts.map(([name, text]) => {
      const file = join(scratch, `${index}-${basename(name)}`);
      writeFileSync(file, text);
      return file;
    });
  });
}

/** Permissions that cite CloudFormation's schema of a type, which does not ask for them. */
async function citationProblems(python: string): Promise<string[]> {
  const cited = Object.entries(kinds).flatMap(([kind, { access }]) =>
    Object.values(access)
      .flat()
      .flatMap((permission) => typesOf(permission).map((type) => ({ kind, type, actions: permission.actions }))),
  );
  const types = [...new Set(cited.map(({ type }) => type))];
  const { code, stdout, stderr } = await runProcess(python, [join(__dirname, 'handlers.py'), ...types]);
  if (code !== 0) throw new ProgramError(`handlers.py: failed — ${stderr.trim()}`);
  const handlers: Readonly<Record<string, readonly string[]>> = JSON.parse(stdout);
  console.log(`${cited.length} permissions are as CloudFormation's schemas of ${types.join(', ')} have them`);
  return cited.flatMap(({ kind, type, actions }) =>
    actions
      .filter((action) => handlers[type]?.includes(action) !== true)
      .map((action) => {
        const where = `kinds/${kind.split(' ')[0]}.ts ${kind}`;
        return `${where}: ${type} does not ask for it (${action}) — cite another source, or take it out`;
      }),
  );
}

const typesOf = ({ unseen = '' }: Permission) =>
  [...unseen.matchAll(/CloudFormation's schema of (AWS::\w+::\w+)/g)].map(([, type = '']) => type);

void program(async () => {
  readCommandLine(process.argv.slice(2), {
    command: 'npm run accounts',
    does: "Has cfn-lint check the templates of dist/accounts/, and what kinds/ cites of CloudFormation's schemas.",
  });
  const python = await pythonEnvironment(join(__dirname, 'requirements.txt'));
  const own = Object.keys(readTree(folder)).map((file) => join(folder, file));
  if (own.length < 2) throw new ProgramError('dist/accounts: has no templates — run npm run synth');
  const scratch = new Scratch(join(tmpdir(), 'templates-'));
  const others = writeSpecial(scratch.folder);
  const problems = [...(await templateProblems(python, [...own, ...others])), ...(await citationProblems(python))];
  for (const problem of problems) console.error(problem);
  scratch.remove();
  if (problems.length > 0) process.exitCode = 1;
  else
    console.log(`${own.length} templates are as CloudFormation takes them, and ${others.length} of other environments`);
});
