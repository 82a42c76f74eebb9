import { formatted } from './formatted';
import { Source } from './source';

const path = 'config/example.ts';
const entry = { port: 1 };

/** A file that exports an object, as the formatter leaves it. */
const file = (object: string) => `/** About it. */\nexport const it = ${object};\n`;

/** What is edited, and what the edit makes of it once it is laid out. */
type Row = readonly [what: string, before: string, after: string];

const added: readonly Row[] = [
  ['an empty object', '{}', '{\n  fresh: { port: 1 },\n}'],
  ['an empty object with a comment', '{\n  // Nothing yet.\n}', '{\n  // Nothing yet.\n  fresh: { port: 1 },\n}'],
  ['an object in one line', '{ old: 2 }', '{ old: 2, fresh: { port: 1 } }'],
  ['a trailing comma', '{\n  old: 2,\n}', '{\n  old: 2,\n  fresh: { port: 1 },\n}'],
  [
    'comments behind and below the last field',
    '{\n  old: 2, // Two, not three.\n  // The end.\n}',
    '{\n  old: 2, // Two, not three.\n  // The end.\n  fresh: { port: 1 },\n}',
  ],
  [
    'a comment with a comma behind a field without one',
    '{ old: 2 /* a, b */ }',
    '{ old: 2 /* a, b */, fresh: { port: 1 } }',
  ],
  ['quoted keys', "{\n  'an-old': 2,\n}", "{\n  'an-old': 2,\n  fresh: { port: 1 },\n}"],
  [
    'blank lines between entries',
    '{\n  one: {},\n\n  // Of two.\n  other: {},\n}',
    '{\n  one: {},\n\n  // Of two.\n  other: {},\n\n  fresh: { port: 1 },\n}',
  ],
  ['fields that are spread', '{\n  ...shared,\n}', '{\n  ...shared,\n  fresh: { port: 1 },\n}'],
  [
    'a type that is only said',
    '{\n  old: 2,\n} satisfies object',
    '{\n  old: 2,\n  fresh: { port: 1 },\n} satisfies object',
  ],
  ['a text with a brace', "{\n  old: '},',\n}", "{\n  old: '},',\n  fresh: { port: 1 },\n}"],
];

const addedBelow: readonly Row[] = [
  [
    'makes the objects above it',
    '{}',
    "{\n  services: {\n    'fraud-detection': {\n      ingress: { port: 1 },\n    },\n  },\n}",
  ],
  [
    'fills an empty object',
    '{\n  services: {},\n}',
    "{\n  services: {\n    'fraud-detection': {\n      ingress: { port: 1 },\n    },\n  },\n}",
  ],
  [
    'stands beside what is there',
    "{\n  services: {\n    'fraud-detection': { quota: { pods: 9 } }, // Many.\n    payment: {},\n  },\n}",
    "{\n  services: {\n    'fraud-detection': { quota: { pods: 9 }, ingress: { port: 1 } }, // Many.\n    payment: {},\n  },\n}",
  ],
];

const replaced: readonly Row[] = [
  ['a value', "{\n  old: 2, // Why.\n  other: 'x',\n}", "{\n  old: { port: 1 }, // Why.\n  other: 'x',\n}"],
  ['a value under a quoted key', "{ 'old': 2 }", '{ old: { port: 1 } }'],
  ['a field that is its own value', '{ old, other }', '{ old: { port: 1 }, other }'],
  ['the one of several that counts', '{ old: 1, old: 2 }', '{ old: 1, old: { port: 1 } }'],
];

const removed: readonly Row[] = [
  ['the only field', '{ old: 2 }', '{}'],
  ['the last field', '{ one: 1, old: 2 }', '{ one: 1 }'],
  [
    'a field with its comments, and no others',
    '{\n  one: 1, // One.\n  // Above,\n  // in two lines.\n  old: { deep: 2 }, // Behind.\n  // Of three.\n  three: 3,\n}',
    '{\n  one: 1, // One.\n  // Of three.\n  three: 3,\n}',
  ],
  ['what is not there', '{ one: 1 }', '{ one: 1 }'],
];

const named: readonly Row[] = [
  ['in one line', '[dev]', '[dev, qa]'],
  ['in several', '[\n  dev, // First.\n  // Last.\n  prod,\n]', '[\n  dev, // First.\n  // Last.\n  prod,\n  qa,\n]'],
  ['that is empty', '[]', '[qa]'],
];

/** The rows of a table with what is there after an edit, all of them laid out by one run of the formatter. */
function edited(rows: readonly Row[], edit: (source: Source) => Source): (readonly [...Row, edited: string])[] {
  const mark = '\n// The next one.\n\n';
  const texts = rows.map(([, before]) => edit(new Source(path, file(before))).text);
  const laidOut = formatted(path, texts.join(mark)).split(mark);
  return rows.map((row, index) => [...row, laidOut[index] ?? ''] as const);
}

test('what a field is added to is as the formatter leaves it', () => {
  for (const [, before, , text] of edited(added, (source) => source)) {
    expect(text.trimEnd()).toBe(file(before).trimEnd());
  }
});

test.each(edited(added, (source) => source.withField('it', ['fresh'], entry)))(
  'a field is added to %s',
  (_what, _before, after, text) => {
    expect(text.trimEnd()).toBe(file(after).trimEnd());
  },
);

test.each(edited(addedBelow, (source) => source.withField('it', ['services', 'fraud-detection', 'ingress'], entry)))(
  'a field below others %s',
  (_what, _before, after, text) => {
    expect(text.trimEnd()).toBe(file(after).trimEnd());
  },
);

test.each(edited(replaced, (source) => source.withField('it', ['old'], entry)))(
  '%s is replaced',
  (_what, _before, after, text) => {
    expect(text.trimEnd()).toBe(file(after).trimEnd());
  },
);

test.each(edited(removed, (source) => source.withoutField('it', ['old'])))(
  '%s is removed',
  (_what, _before, after, text) => {
    expect(text.trimEnd()).toBe(file(after).trimEnd());
  },
);

test.each(edited(named, (source) => source.withElement('it', 'qa')))(
  'a name is added to a list %s',
  (_what, _before, after, text) => {
    expect(text.trimEnd()).toBe(file(after).trimEnd());
  },
);

test('an import takes its place among the others, or is the first', () => {
  const source = new Source(path, "import { a } from './a';\nimport { z } from './z';\n\nexport const it = [a, z];\n");
  expect(formatted(path, source.withImport('qa', './qa').text)).toBe(
    "import { a } from './a';\nimport { qa } from './qa';\nimport { z } from './z';\n\nexport const it = [a, z];\n",
  );
  expect(new Source(path, file('[]')).withImport('qa', './qa').text).toBe(`import { qa } from './qa';\n${file('[]')}`);
});

test('an export gets another name and another comment, or one where it has none', () => {
  const license = '/* Licence. */\n';
  expect(new Source(path, license + file('{}')).withName('it', 'qa', 'Other.').text).toBe(
    `${license}/** Other. */\nexport const qa = {};\n`,
  );
  expect(new Source(path, 'export const it: object = {};\n').withName('it', 'qa', 'Other.').text).toBe(
    '/** Other. */\nexport const qa: object = {};\n',
  );
});

test('what a file exports is known by name', () => {
  const text = 'const a = 1;\nexport { a, a as b };\nexport const c = 1, d = 2;\nexport type T = 1;\n';
  expect(new Source(path, text).exported).toEqual(['a', 'b', 'c', 'd']);
});

test.each([
  ['is no TypeScript', 'export const it = {', /^config\/example\.ts: cannot be read as TypeScript \(.+\) — write/],
  ['exports nothing of the name', 'export const other = {};', 'is not written as "export const" (it)'],
  ['has something else there', 'export const it = make();', 'is not written as an object (it)'],
  ['has something else on the way', 'const a = {};\nexport const it = { a };', 'is not written as an object (it.a)'],
  ['declares without a value', 'export let it: object;', 'has no value (it)'],
])('a file that %s is refused', (_what, text, message) => {
  expect(() => new Source(path, text).withField('it', ['a', 'b'], 1)).toThrow(message);
});

test('an object is no list', () => {
  expect(() => new Source(path, file('{}')).withElement('it', 'qa')).toThrow('is not written as a list (it)');
});

test.each([
  ['qa', true],
  ['preProd', true],
  ['new', false],
  ['let', false],
  ['pre-prod', false],
  ['2nd', false],
  ['a = 1, b', false],
])('%s can be exported: %s', (name, expected) => {
  expect(Source.isIdentifier(name)).toBe(expected);
});
