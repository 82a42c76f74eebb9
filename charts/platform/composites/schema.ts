/** A schema of the XRDs: OpenAPI v3 as CustomResourceDefinitions accept it. */
export type Schema = Readonly<Record<string, unknown>>;

/** A CEL rule, with a message for whoever breaks it that says what to do. */
export type Rule = readonly [rule: string, message: string];

const validations = (rules: readonly Rule[]) =>
  rules.length === 0 ? {} : { 'x-kubernetes-validations': rules.map(([rule, message]) => ({ rule, message })) };

/** The schemas of which the XRDs consist; every text and list is bounded, or CEL rules would cost the API server too much. */
export const schema = {
  text: (description: string, ...rules: readonly Rule[]): Schema => ({
    type: 'string',
    description,
    minLength: 1,
    maxLength: 256,
    ...validations(rules),
  }),

  /** A text that may be as long as a policy document or a certificate. */
  document: (description: string, ...rules: readonly Rule[]): Schema => ({
    type: 'string',
    description,
    maxLength: 20480,
    ...validations(rules),
  }),

  choice: (description: string, values: readonly string[], ...rules: readonly Rule[]): Schema => ({
    type: 'string',
    description,
    enum: values,
    ...validations(rules),
  }),

  integer: (description: string, minimum: number, maximum: number): Schema => ({
    type: 'integer',
    description,
    minimum,
    maximum,
  }),

  texts: (description: string, most: number, ...rules: readonly Rule[]): Schema => ({
    type: 'array',
    description,
    maxItems: most,
    items: { type: 'string', maxLength: 256 },
    ...validations(rules),
  }),

  /** An object of Kubernetes, as it is written to another cluster. */
  manifest: (description: string, ...rules: readonly Rule[]): Schema => ({
    type: 'object',
    description,
    'x-kubernetes-embedded-resource': true,
    'x-kubernetes-preserve-unknown-fields': true,
    ...validations(rules),
  }),

  /** A list of objects, each with a name of its own. */
  named: (description: string, most: number, items: Schema): Schema => ({
    type: 'array',
    description,
    maxItems: most,
    items,
    'x-kubernetes-list-type': 'map',
    'x-kubernetes-list-map-keys': ['name'],
  }),

  tags: {
    type: 'object',
    description: 'Tags of every resource beside its name.',
    maxProperties: 40,
    additionalProperties: { type: 'string', maxLength: 256 },
  } satisfies Schema,

  /** An object; a property whose name ends in `?` may be left out. */
  object: (description: string, properties: Readonly<Record<string, Schema>>, ...rules: readonly Rule[]): Schema => ({
    type: 'object',
    description,
    required: Object.keys(properties).filter((name) => !name.endsWith('?')),
    properties: Object.fromEntries(Object.entries(properties).map(([name, value]) => [name.replace(/\?$/, ''), value])),
    ...validations(rules),
  }),
};
