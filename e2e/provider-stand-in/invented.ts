import { createHash } from 'node:crypto';

/** What AWS would invent for a resource, the same whenever the same resource asks: `seed` names the resource. */
export function invented(seed: string) {
  const digest = createHash('sha256').update(seed).digest();
  const hex = digest.toString('hex');
  const letters = [...digest].map((byte) => 'abcdefghijklmnopqrstuvwxyz'.charAt(byte % 26)).join('');
  return {
    /** 17 hexadecimal digits, as in the ids of EC2. */
    hex17: `0${hex.slice(0, 16)}`,
    /** 32 capital hexadecimal digits, as in an OIDC issuer. */
    hex32: hex.slice(0, 32).toUpperCase(),
    uuid: [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
      '-',
    ),
    letters6: letters.slice(0, 6),
    digits: String(digest.readUInt32BE(0)),
  };
}
