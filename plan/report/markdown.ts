import type { Entry, Report, Section } from './report';

/** Characters that GitHub takes in a comment. Source: GitHub's error "body is too long (maximum is 65536 characters)". */
export const longestComment = 65_536;

/** What is kept free for the line that says what was cut. */
const reserve = 300;

/**
 * A report as a comment on a pull request, never longer than GitHub takes. What no longer fits is cut from the end, entry
 * by entry, and the last line says how much it was.
 */
export function markdownOf({ head, sections }: Report, longest = longestComment): string {
  const [first = '', ...others] = head;
  const start = [`**${escaped(first)}**`, ...others.map((line) => `- ${escaped(line)}`)].join('\n');
  let text = start;
  let cut = 0;
  for (const section of sections) {
    let isOpen = false;
    for (const entry of section.entries) {
      const block = `${isOpen ? '' : `\n\n${heading(section)}\n`}\n${item(entry)}`;
      if (cut > 0 || text.length + block.length > longest - reserve) {
        cut += 1;
      } else {
        text += block;
        isOpen = true;
      }
    }
  }
  if (cut === 0) return `${text}\n`;
  return `${text}\n\n_Cut here: ${cut} more of what the plan says does not fit into a comment. Run \`npm run plan\` to read it all._\n`;
}

const heading = ({ title, isAlarming }: Section) => `### ${isAlarming ? '⚠️ ' : ''}${escaped(title)}`;

function item({ text, details }: Entry): string {
  if (details.length === 0) return `- ${escaped(text)}`;
  return `- ${escaped(text)}\n${fenced(details)}`;
}

/** Lines as they are, so that no value can become Markdown; the fence is longer than any in them. */
function fenced(lines: readonly string[]): string {
  const body = lines.join('\n');
  const longest = Math.max(2, ...[...body.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}diff`, ...body.split('\n'), fence].map((line) => `  ${line}`).join('\n');
}

/** A text that Markdown and GitHub show as it is: nobody is mentioned, and nothing is HTML. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&').replaceAll('@', '@\u200B');
}
