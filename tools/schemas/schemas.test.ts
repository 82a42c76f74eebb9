import Ajv from 'ajv/dist/2020';
import fc from 'fast-check';
import { environments } from '../../config/environments';
import { environmentSchema } from '../../config/model/environment';
import { exampleEnvironments, exampleServices } from '../../config/model/example';
import { serviceSchema } from '../../config/model/service';
import { platform } from '../../config/platform';
import { services } from '../../config/services';
import { fieldDocs } from './field-docs';
import { schemaTexts } from './schemas';

const schemas = Object.fromEntries(Object.entries(schemaTexts()).map(([file, text]) => [file, JSON.parse(text)]));
const validators = new Ajv({ strict: false });
const accepts = (file: string) => {
  const validate = validators.compile(schemas[file]);
  return (value: unknown) => validate(value);
};
const [acceptsServices, acceptsEnvironment, acceptsPlatform] = [
  accepts('services.json'),
  accepts('environment.json'),
  accepts('platform.json'),
];

test('what config/ writes is accepted', () => {
  expect(acceptsServices(services)).toBe(true);
  expect(environments.map(acceptsEnvironment)).not.toContain(false);
  expect(acceptsPlatform(platform)).toBe(true);
});

test('a schema accepts a field if and only if the configuration takes its shape', () => {
  const [dev] = exampleEnvironments;
  const { payment } = exampleServices;
  const written = [
    { of: dev, schema: environmentSchema, isAccepted: acceptsEnvironment },
    { of: payment, schema: serviceSchema, isAccepted: (one: unknown) => acceptsServices({ payment: one }) },
  ];
  const change = fc.constantFrom(...written).chain(({ of, ...rest }) =>
    fc.record({
      changed: fc
        .tuple(fc.constantFrom(...Object.keys(rest.schema.shape), 'unknown'), fc.jsonValue({ maxDepth: 2 }))
        .map(([field, value]) => ({ ...of, [field]: value })),
      rest: fc.constant(rest),
    }),
  );
  fc.assert(
    fc.property(change, ({ changed, rest: { isAccepted, schema } }) => {
      expect(isAccepted(changed)).toBe(schema.safeParse(changed).success);
    }),
    { seed: 1, numRuns: 500 },
  );
});

test('fields are described as their comments say, with their defaults', () => {
  const { properties } = schemas['environment.json'];
  expect(properties.endpointZones.description).toMatch(/^Zones with interface endpoints\. .* Default: 3$/);
  expect(properties.services.additionalProperties.properties.ingress.properties.healthCheckPath.description).toBe(
    'Path on which a healthy pod answers 200, or, with gRPC, a method that answers OK. Default: /healthz, with gRPC /grpc.health.v1.Health/Check',
  );
  const { uses } = schemas['services.json'].additionalProperties.properties;
  expect(uses.properties.queues.description).toBe('SQS queues, each with a dead-letter queue. Default: none');
  expect(uses.properties.tables.additionalProperties.properties.sortKey.description).toMatch(/^Attribute that orders/);
  expect(schemas['platform.json'].properties.repositoryUrl.description).toBe('Git repository that Argo CD syncs from.');
  expect(schemas['platform.json'].properties.management.properties.argocdRoleArn.description).toMatch(
    /^Role of Argo CD/,
  );
});

test('comments are read above the fields of any object, and of what is spread into it', () => {
  const text = `const keys = {
  /** One. @default - none */
  'a-b': 1,
};
export const it = make({
  ...keys,
  // No description.
  c: 2,
  /**
   * Two
   * lines.
   */
  d: { /** Deep. */ e: 3 },
});
`;
  expect(Object.fromEntries(fieldDocs([text]))).toEqual({
    'a-b': { 'a-b': 'One. Default: none' },
    'a-b c d': { 'a-b': 'One. Default: none', d: 'Two lines.' },
    e: { e: 'Deep.' },
  });
});

test('an object that is described in two ways is refused', () => {
  const text = (words: string) => `const it = { /** ${words} */ a: 1 };`;
  expect(() => fieldDocs([text('One.'), text('Other.')])).toThrow('a: is described in two ways (a) — say the same');
});
