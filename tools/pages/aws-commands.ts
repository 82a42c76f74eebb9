/** Values for placeholders and variables of these names, since the AWS CLI looks at them. */
const known: Readonly<Record<string, string>> = { E: 'dev', env: 'dev', account: 'dev', region: 'us-east-1' };

/** Long enough for an ARN, and a number where one is wanted. */
const anything = '1'.repeat(40);

/**
 * Every command of the AWS CLI in a page, in code of a shell and in code within a sentence, with something in the place of
 * what a person writes.
 */
export function awsCommands(page: string): string[] {
  const fences = [...page.matchAll(/^ *```sh\n([\s\S]*?)^ *```/gm)].map(([, code = '']) => code);
  const spans = [...page.replace(/^ *```[\s\S]*?^ *```/gm, '').matchAll(/`([^`]+)`/g)].map(([, code = '']) =>
    code.replace(/\s+/g, ' '),
  );
  // A sentence also speaks of operations, without what they take.
  return [...fences, ...spans.filter((span) => span.includes(' --'))].flatMap((code) =>
    commandsIn(filled(code.replace(/\s*\\\n\s*/g, ' '))),
  );
}

function filled(code: string): string {
  return code
    .replace(/⟨([^⟨⟩]*)⟩/g, (_, name: string) => (/^\d{4}-/.test(name) ? name : (known[name] ?? anything)))
    .replace(/\$\{?(\w+)\}?/g, (_, name: string) => known[name] ?? anything)
    .replace(/file:\/\/\S+/g, '{}')
    .replace(/…/g, anything);
}

/** The commands of a shell's code, each up to where the shell ends it. */
function commandsIn(code: string): string[] {
  return [...code.matchAll(/(?<![\w./-])aws (?=[a-z-])/g)].map(({ index }) => untilItsEnd(code.slice(index)));
}

function untilItsEnd(code: string): string {
  let quote = '';
  for (const [index, character] of [...code].entries()) {
    if (quote === '' && /[|;&)<>#\n]/.test(character)) return [...code].slice(0, index).join('').trim();
    if (quote === '' && /['"]/.test(character)) quote = character;
    else if (character === quote) quote = '';
  }
  return code.trim();
}
