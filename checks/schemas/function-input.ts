import type { KindSchema } from '../../objects/imported-schemas';

const text = { type: 'string', minLength: 1 };

/**
 * The input of function-pythonic, whose package declares no schema for it: the fields that the platform uses.
 *
 * Source: function-pythonic v0.6.3, `crossplane/pythonic/function.py`.
 */
export const functionInput: KindSchema = {
  group: 'pythonic.fn.crossplane.io',
  kind: 'Composite',
  plural: 'composites',
  scope: 'Namespaced',
  version: 'v1alpha1',
  schema: {
    type: 'object',
    required: ['step', 'composite'],
    properties: { apiVersion: text, kind: text, step: text, composite: text },
  },
};
