import { long2ip, Netmask } from 'netmask';
import { z } from 'zod';

const range = z.cidrv4();

const known = new Map<string, Netmask>();

/** A range or an address; checks ask for the same ones thousands of times, and reading one takes longest. */
function netmask(text: string): Netmask {
  const read = known.get(text) ?? new Netmask(text);
  known.set(text, read);
  return read;
}

/** Arithmetic on IPv4 address ranges in CIDR notation. */
export const cidr = {
  /** Whether the text is an IPv4 range such as `10.0.0.0/16`. */
  isRange: (text: string): boolean => range.safeParse(text).success,

  /** The range that an address with this mask belongs to: `10.0.0.5/16` gives `10.0.0.0/16`. */
  canonical: (range: string): string => netmask(range).toString(),

  /** Length of the network prefix in bits. */
  prefix: (range: string): number => netmask(range).bitmask,

  contains: (outer: string, inner: string): boolean => {
    const [whole, part] = [netmask(outer), netmask(inner)];
    return whole.netLong <= part.netLong && part.netLong + part.size <= whole.netLong + whole.size;
  },

  overlaps: (a: string, b: string): boolean => cidr.contains(a, b) || cidr.contains(b, a),

  /** The /24 with this index in a range, counted from 0. */
  block24: (range: string, index: number): string => `${long2ip(netmask(range).netLong + index * 256)}/24`,

  /** The addresses before and after a range; at either end of all addresses, the other end's. */
  beside: (range: string): string[] => {
    const { netLong, size } = netmask(range);
    return [netLong - 1, netLong + size].map((address) => long2ip(address >>> 0));
  },

  /** A /16 of 10.0.0.0/8 that overlaps none of the ranges, or undefined where there is none. */
  free16: (taken: readonly string[]): string | undefined =>
    Array.from({ length: 256 }, (_, second) => `10.${second}.0.0/16`).find(
      (candidate) => !taken.some((range) => cidr.overlaps(candidate, range)),
    ),
} as const;

/** Ranges that are private by RFC 1918. */
export const privateRanges: readonly string[] = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];
