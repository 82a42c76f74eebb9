import type { JsonObject } from '../../../objects/json';

/** Structural schema of a quantity, as text or as a number. Source: Kubernetes API reference, "Quantity". */
export const quantity: JsonObject = {
  type: ['string', 'number'],
  pattern: '^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$',
};
