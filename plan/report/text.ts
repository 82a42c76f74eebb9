import type { Report, Section } from './report';

const bold = (text: string) => `\u001B[1m${text}\u001B[22m`;
const red = (text: string) => `\u001B[31m${text}\u001B[39m`;
const green = (text: string) => `\u001B[32m${text}\u001B[39m`;
const yellow = (text: string) => `\u001B[33m${text}\u001B[39m`;

/** A report for a terminal or a log; in colour only where it is asked for. */
export function textOf({ head, sections }: Report, isColoured: boolean): string {
  const paint = isColoured ? painted : (text: string) => text;
  const title = ({ title: text, isAlarming }: Section) => {
    if (!isColoured) return text;
    return isAlarming ? bold(red(text)) : bold(text);
  };
  const blocks = sections.map((section) => [
    title(section),
    ...section.entries.flatMap(({ text, details }) => [
      `  ${paint(text)}`,
      ...details.map((detail) => `      ${paint(detail)}`),
    ]),
  ]);
  return [head, ...blocks].map((lines) => lines.join('\n')).join('\n\n');
}

function painted(line: string): string {
  const [sign] = line.trimStart();
  if (sign === '-' || sign === '±') return red(line);
  if (sign === '+') return green(line);
  return sign === '!' ? yellow(line) : line;
}
