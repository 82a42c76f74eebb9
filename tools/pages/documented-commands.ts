/** Values for placeholders and variables of these names, since programs look at them. */
const known: Readonly<Record<string, string>> = {
  E: 'dev',
  N: 'payment',
  X: 'eksclusters/eks-payment-cluster-dev',
  env: 'dev',
  host: '127.0.0.1:1',
  'host of signIn.url': '127.0.0.1:1',
  kind: 'eksclusters',
  environment: 'dev',
  namespace: 'payment',
  service: 'payment',
  account: 'dev',
  region: 'us-east-1',
};

/** Long enough for an ARN, and a number where one is wanted. */
const anything = '1'.repeat(40);

/**
 * Every command of a program in a page, in code of a shell and in code within a sentence, with something in the place of
 * what a person writes.
 */
export function documentedCommands(page: string, program: string): string[] {
  const fences = [...page.matchAll(/^ *```sh\n([\s\S]*?)^ *```/gm)].map(([, code = '']) => code);
  const spans = [...page.replace(/^ *```[\s\S]*?^ *```/gm, '').matchAll(/`([^`]+)`/g)].map(([, code = '']) =>
    code.replace(/\s+/g, ' '),
  );
  return [...fences.map(withoutRemarks), ...spans.filter((span) => isWhole.test(span))].flatMap((code) =>
    commandsIn(filled(code.replace(/\s*\\\n\s*/g, ' ')), program),
  );
}

/** A sentence also speaks of commands without what they take, such as `kubectl top` and `aws sts decode`. */
const isWhole = / -|^(?:kubectl|argocd) \S+ \S/;

const withoutRemarks = (code: string) => code.replace(/(^|\s)# .*$/gm, '$1');

function filled(code: string): string {
  return code
    .replace(/⟨([^⟨⟩]*)⟩/g, (_, name: string) => (/^\d{4}-/.test(name) ? name : (known[name] ?? anything)))
    .replace(/\$\(date [^()]*\)/g, anything)
    .replace(/\$\{?(\w+)\}?/g, (_, name: string) => known[name] ?? anything)
    .replace(/file:\/\/\S+/g, '{}')
    .replace(/…/g, anything);
}

/** The commands of a shell's code, each up to where the shell ends it. */
function commandsIn(code: string, program: string): string[] {
  // A namespace may be called like a program.
  const beginning = new RegExp(`(?<![\\w./-]|(?:-n|--namespace) )${program} (?=[a-z-])`, 'g');
  return [...code.matchAll(beginning)].map(({ index }) => untilItsEnd(code.slice(index)));
}

function untilItsEnd(code: string): string {
  let quote = '';
  for (const [index, character] of [...code].entries()) {
    if (quote === '' && /[|;&)<>\n]/.test(character)) return [...code].slice(0, index).join('').trim();
    if (quote === '' && /['"]/.test(character)) quote = character;
    else if (character === quote) quote = '';
  }
  return code.trim();
}
