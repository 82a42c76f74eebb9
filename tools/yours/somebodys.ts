/** What the example says, and what somebody says instead. */
const words: readonly (readonly [RegExp, string])[] = [
  [/\bexample\.(?:com|net|org)\b/g, 'payments-of-somebody.com'],
  [/github\.com\/example\//g, 'github.com/somebody/'],
  [/@example\//g, '@somebody/'],
  [/\b123456789012\b/g, '600000000000'],
  [/\b111122223333\b/g, '600000000001'],
  [/\b444455556666\b/g, '600000000002'],
  [/\b777788889999\b/g, '600000000003'],
  [/\b0123456789abcdef0\b/g, '0a1b2c3d4e5f60718'],
  [/\bus-east-1\b/g, 'eu-central-1'],
  [/\buse1-az1\b/g, 'euc1-az1'],
  [/\buse1-az2\b/g, 'euc1-az2'],
  [/\buse1-az4\b/g, 'euc1-az3'],
  [/sha256:0{64}/g, `sha256:${'5b'.repeat(32)}`],
  // Ranges, since other networks of the company have these.
  [/'10\.255\.0\.0\/16'/g, "'10.250.0.0/16'"],
  [/'10\.(\d)\.0\.0\/16'/g, "'10.16$1.0.0/16'"],
];

/** A file of the example's configuration as somebody has it who made it theirs. */
export function somebodys(text: string): string {
  return words.reduce((all, [from, to]) => all.replaceAll(from, to), text);
}
