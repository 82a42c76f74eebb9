import { exampleEnvironments, examplePlatform, exampleServices } from '../../config/model/example';
import { loadEnvironments } from '../../config/rules/load';
import { readTree } from '../../files/read-tree';
import { pciPage } from './page';
import { requirements } from './requirements';

const [dev, , prod] = exampleEnvironments;
const pageOf = (environments: typeof exampleEnvironments | (typeof dev)[]) =>
  pciPage(loadEnvironments(environments, exampleServices, examplePlatform));

test('every requirement has its line, with the names of its checks', () => {
  const lines = pageOf(exampleEnvironments).split('\n');
  for (const [number, { checks }] of requirements) {
    const line = lines.find((one) => one.startsWith(`| ${number} |`)) ?? '';
    for (const { name } of checks) expect(line).toContain(`\`${name}\``);
  }
});

test('every check that is named is one that runs', () => {
  const sources = Object.values(readTree(`${__dirname}/../../checks`)).join('\n');
  const rules = Object.values(readTree(`${__dirname}/../../config/rules`)).join('\n');
  const names = requirements.flatMap(([, { checks }]) => checks.map(({ name }) => name));
  const unknown = names.filter(
    (name) => !new RegExp(`^export (?:async )?function ${name}\\(`, 'm').test(sources + rules),
  );
  expect(unknown).toEqual([]);
});

test('what the platform does, a check keeps; what it does not, somebody else does', () => {
  for (const [number, { checks, platform, rest }] of requirements) {
    expect([number, checks.length > 0]).toEqual([number, platform !== undefined]);
    expect(rest).not.toBe('');
  }
});

test('exceptions in force are listed, with who approved them', () => {
  expect(pageOf(exampleEnvironments)).toContain('| prod | 6.5.1 | 2027-03-31 | A. Person | Releases are tags. |');
  expect(pageOf([dev])).toContain('No environment has one.');
  expect(pageOf([{ ...prod, exceptions: [], revision: '0'.repeat(40) }])).toContain('`cardholderData`: prod.');
});
