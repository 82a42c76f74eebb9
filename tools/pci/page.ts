import type { Environment } from '../../config/model/environment';
import { excusable } from '../../config/model/pci-exception';
import { requirements } from './requirements';

/** The page on PCI DSS: which requirement is met by what, which check refuses otherwise, who does the rest, and what is excepted. */
export function pciPage(environments: readonly Environment[]): string {
  const held = environments.filter(({ cardholderData }) => cardholderData).map(({ name }) => name);
  return [
    '# What PCI DSS asks',
    '',
    `Written by \`npm run pci\`. Requirements are those of PCI DSS 4.0.1. Environments with \`cardholderData\`: ${held.join(', ') || 'none'}.`,
    'A change that would undo what the platform does fails in the check that is named; `npm run check` runs them all.',
    '[Decision 7](decisions/0007-what-pci-dss-asks-and-the-platform-does-not-do.md) says where the line is drawn.',
    '',
    ...table(
      ['requirement', 'asks that', 'the platform', 'checked by', 'the rest'],
      requirements.map(([number, { asks, platform = 'nothing', checks, rest }]) => {
        return [number, asks, platform, checks.map(({ name }) => `\`${name}\``).join(', ') || '–', rest];
      }),
    ),
    '',
    '## Exceptions',
    '',
    "An environment's file may except some requirements for a while, by `exceptions`: until somebody has met them, it",
    '',
    ...Object.entries(excusable).map(([number, what]) => `- ${what} (${number})`),
    '',
    '`npm run guard` refuses an exception that is past, or that lasts longer than a year; `npm run synth` one that nothing',
    'needs.',
    '',
    ...inForce(environments),
    '',
  ].join('\n');
}

function inForce(environments: readonly Environment[]): readonly string[] {
  const rows = environments.flatMap(({ exceptions, name }) =>
    exceptions.map(({ approvedBy, reason, requirement, until }) => [name, requirement, until, approvedBy, reason]),
  );
  if (rows.length === 0) return ['No environment has one.'];
  return table(['environment', 'requirement', 'until', 'approved by', 'reason'], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)];
}
