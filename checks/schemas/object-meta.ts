const texts = { type: 'object', additionalProperties: { type: 'string' } };
const anything = {};

/**
 * JSON Schema of `metadata`: the fields of ObjectMeta and no others.
 *
 * Source: Kubernetes API reference, "ObjectMeta" of meta/v1.
 */
export const objectMeta = {
  type: 'object',
  additionalProperties: false,
  properties: {
    annotations: texts,
    creationTimestamp: anything,
    deletionGracePeriodSeconds: anything,
    deletionTimestamp: anything,
    finalizers: { type: 'array', items: { type: 'string' } },
    generateName: { type: 'string' },
    generation: anything,
    labels: texts,
    managedFields: anything,
    name: { type: 'string' },
    namespace: { type: 'string' },
    ownerReferences: anything,
    resourceVersion: anything,
    selfLink: anything,
    uid: anything,
  },
};
