import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020';
import { exampleEnvironments } from '../../config/model/example';
import { readImportedSchemas } from '../../objects/imported-schemas';
import { isList, places } from '../../objects/json';
import { planOf } from '../compare';
import { listKeys } from '../fields';
import { moved, rendered, said, written } from '../fixture';
import { ordersOf } from '../steps';
import { jsonOf, planVersion } from './json';
import { longestComment, markdownOf } from './markdown';
import { type Report, reportOf } from './report';
import { textOf } from './text';

const [dev, , prod] = exampleEnvironments;
const { reporting: _, ...services } = written.services;
const states = moved(
  rendered(written),
  rendered({
    ...written,
    services,
    environments: [
      { ...dev, vpcCidr: '10.9.0.0/16' },
      { ...prod, revision: 'v1.1.0' },
    ],
  }),
);
const plan = planOf(states.from, states.to);
const reported = { names: { from: 'A', to: 'B' }, plan, orders: ordersOf(plan, states.from) };
const report = reportOf(reported);

test('says what is destructive first, then what is refused', () => {
  expect(report.sections.map(({ title }) => title)).toEqual([
    'Destructive',
    'Refused, or kept as it is',
    'Renamed',
    'In this order',
    'By unit',
  ]);
});

test('has colours only where they are asked for, and the same words', () => {
  const coloured = textOf(report, true);
  expect(coloured).toContain('\u001B[31m- ');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what colours are made of.
  expect(coloured.replace(/\u001B\[\d+m/g, '')).toBe(textOf(report, false));
  expect(textOf(report, false)).not.toContain('\u001B');
});

test('gives one line to a unit in which things are only made', () => {
  const text = said(moved(rendered({ ...written, services }), rendered(written)));
  expect(text).toMatch(
    /\n {2}dist\/dev\/workload\/service-reporting: 16 created \(ValidatingAdmissionPolicyBinding, ValidatingAdmissionPolicy, LimitRange, Namespace, .*\)$/m,
  );
  expect(text).not.toContain('LimitRange reporting/defaults');
});

describe('as a comment', () => {
  const long: Report = {
    head: ['From A to B: 1 deleted'],
    sections: [
      { title: 'Destructive', isAlarming: true, entries: [{ text: 'dist/a: deleted', details: ['- Table x'] }] },
      {
        title: 'By unit',
        isAlarming: false,
        entries: Array.from({ length: 3000 }, (_one, index) => ({
          text: `unit ${index}`,
          details: ['~ x'.repeat(20)],
        })),
      },
    ],
  };

  test('fits GitHub, and says how much was cut', () => {
    const text = markdownOf(long);
    expect(text.length).toBeLessThanOrEqual(longestComment);
    const [, cut] = /_Cut here: (\d+) more/.exec(text) ?? [];
    const shown = [...text.matchAll(/^- unit \d+$/gm)].length;
    expect(shown + Number(cut)).toBe(3000);
    expect(text).toContain('- dist/a: deleted');
  });

  test('is whole where it fits', () => {
    const text = markdownOf(report);
    expect(text.length).toBeLessThan(longestComment);
    expect(text).not.toContain('_Cut here');
    for (const { title } of report.sections) expect(text).toContain(title);
  });

  test('shows values as they are, so that none becomes a mention, a link or a fence', () => {
    const text = markdownOf({
      head: ['@everyone [x](y) <img>'],
      sections: [{ title: 'a', isAlarming: false, entries: [{ text: '*b* @team', details: ['```', '@c'] }] }],
    });
    expect(text).toBe(
      '**@\u200Beveryone \\[x\\](y) \\<img\\>**\n\n### a\n\n- \\*b\\* @\u200Bteam\n  ````diff\n  ```\n  @c\n  ````\n',
    );
  });
});

describe('for programs', () => {
  const schema = JSON.parse(readFileSync(join(__dirname, 'plan.schema.json'), 'utf8'));
  const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);

  test('is as its schema says', () => {
    const json = jsonOf(reported);
    expect(validate(JSON.parse(JSON.stringify(json))) || validate.errors).toBe(true);
    expect(json.isDestructive).toBe(true);
    expect(isList(json.changes) && json.changes.length).toBe(plan.changes.length);
    expect(schema.properties.version.const).toBe(planVersion);
  });

  test('is not whatever else', () => {
    expect(validate({ ...jsonOf(reported), version: planVersion + 1 })).toBe(false);
    expect(validate({ ...jsonOf(reported), changes: [{}] })).toBe(false);
  });
});

test('lists are told apart by all the keys that the imported definitions of a spec name', () => {
  const keys = readImportedSchemas(join(__dirname, '../../imports/schemas')).flatMap(({ schema }) =>
    places(schema)
      .filter(({ path, key }) => key === 'x-kubernetes-list-map-keys' && path.startsWith('properties.spec.'))
      .map(({ value }) => JSON.stringify(value)),
  );
  const known = listKeys.map((one) => JSON.stringify(one));
  expect([...new Set(keys)].filter((one) => !known.includes(one))).toEqual([]);
  expect(keys.length).toBeGreaterThan(10);
});
