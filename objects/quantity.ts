import type { Json } from './json';

const factors: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/**
 * A Kubernetes quantity as a number of its unit, vCPUs or bytes; throws for a text that is no quantity.
 *
 * Source: Kubernetes API reference, "Quantity".
 */
export function quantityOf(value: Json): number {
  const [, number, suffix = '', exponent] =
    /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d+))?$/.exec(String(value)) ?? [];
  const factor = factors[suffix];
  if (number === undefined || factor === undefined || !['number', 'string'].includes(typeof value)) {
    throw new Error(`not a quantity (${JSON.stringify(value)}) — write e.g. 250m or 512Mi`);
  }
  return exponent === undefined ? Number(number) * factor : Number(`${number}e${exponent}`);
}
