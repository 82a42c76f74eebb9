import { rmSync } from 'node:fs';
import fc from 'fast-check';
import type { Addition, Answers } from './addition';
import { writtenBy } from './configuration-files';
import { entranceAddition } from './entrance';
import { environmentAddition } from './environment';
import { exampleTexts, repositoryOf } from './fixture';
import { serviceAddition } from './service';

const root = repositoryOf(exampleTexts);
afterAll(() => rmSync(root, { recursive: true }));
const before = writtenBy(exampleTexts, root);

const name = fc.stringMatching(/^[a-z]([a-z0-9]|-[a-z]){0,8}$/);
const number = fc.integer({ min: 1, max: 99 }).map(String);
const listOf = (member: fc.Arbitrary<string>) =>
  fc.array(member, { maxLength: 3 }).map((all) => all.join(',') || 'none');
const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((one) => !/[\n\r]|\*\//.test(one));

/** Answers of any kind; whether the rules accept them does not matter to how they are written. */
const additions: Readonly<Record<string, readonly [Addition, fc.Arbitrary<Answers>]>> = {
  'a service': [
    serviceAddition,
    fc.record({
      name,
      port: fc.oneof(number, text),
      calls: listOf(fc.oneof(name, fc.constant('payment:8080'))),
      cpu: number,
      'memory-gib': number,
      pods: number,
      uses: listOf(
        fc
          .tuple(fc.constantFrom('queues', 'buckets'), name)
          .map((parts) => parts.join(':'))
          .chain((use) => fc.constantFrom(use, 'tables:entries:entryId:S', 'tables:sums:entryId:S:at:N')),
      ),
      reaches: listOf(fc.tuple(name, name).map((parts) => parts.join(':'))),
      image: fc.oneof(fc.constant('none'), text),
      replicas: fc.oneof(fc.constant('none'), number),
      namespace: fc.oneof(fc.constant('none'), name),
    }),
  ],
  'an environment': [
    environmentAddition,
    fc.record({
      name,
      like: fc.constantFrom('dev', 'prod'),
      purpose: text,
      account: text,
      region: fc.constantFrom('us-east-1', 'eu-west-1'),
      zones: listOf(name),
      'vpc-cidr': fc.constantFrom('10.0.0.0/16', '10.9.0.0/16'),
      'kubernetes-version': fc.constantFrom('1.35', '1.36'),
      protection: fc.constantFrom('disposable', 'retained'),
      'cardholder-data': fc.constantFrom('yes', 'no'),
      'log-retention-days': number,
      'alarm-recipients': listOf(fc.constantFrom('payments@example.com', 'https://alarms.example.com/x', 'nobody')),
      zone: fc.oneof(fc.constant('none'), name, fc.constant('example.com:Z1')),
      revision: text,
      sync: fc.constantFrom('automatic', 'manual'),
    }),
  ],
  'an entrance': [
    entranceAddition,
    fc.record({
      environment: fc.constantFrom('dev', 'prod'),
      service: name,
      host: text,
      'certificate-arn': fc.oneof(fc.constant('none'), text),
      port: text,
      'health-check-path': fc.oneof(fc.constant('/healthz'), text),
      'web-acl-arn': fc.oneof(fc.constant('none'), text),
    }),
  ],
};

test.each(Object.entries(additions))(
  'whatever %s is, the files then say exactly the old configuration and that, and no other file is touched',
  (_what, [addition, anything]) => {
    fc.assert(
      fc.property(anything, (answers) => {
        const asked = { written: before, answers };
        if (addition.problems(asked).length > 0) return;
        const edited = addition.edited(asked, exampleTexts);
        expect(writtenBy({ ...exampleTexts, ...edited }, root)).toEqual(addition.added(asked));
        expect(former(addition.added(asked), answers)).toEqual(former(before, answers));
        for (const [path, changed] of Object.entries(edited)) {
          // The list of environments is one line, to which a name is added.
          const text = exampleTexts[path]?.replace(/^export const environments.*\n/m, '') ?? '';
          expect(isWithin(text, changed)).toBe(true);
        }
      }),
      { seed: 1, numRuns: 10 },
    );
  },
);

/** What was there before, without what the service of an entrance changes. */
function former({ environments, services }: typeof before, { service }: Answers): unknown {
  const known = environments.slice(0, before.environments.length).map(({ services: changes = {}, ...rest }) => ({
    ...rest,
    changes: Object.entries(changes).filter(([name]) => name !== service),
  }));
  return { environments: known, services: Object.entries(services).slice(0, Object.keys(before.services).length) };
}

/** Whether every line of a text is in another one, in the same order; how far in is left to the formatter. */
function isWithin(text: string, other: string): boolean {
  const linesOf = (whole: string) => whole.split('\n').map((line) => line.trim());
  const lines = linesOf(other);
  return linesOf(text).every((line) => {
    const index = lines.indexOf(line);
    lines.splice(0, index + 1);
    return index >= 0;
  });
}
