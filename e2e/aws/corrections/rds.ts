import { form } from '../calls/call';
import type { Correction, Corrections } from './correction';

/**
 * Leaves out the key of a master user's secret: the emulator of RDS looks for it among keys of its own, and another one has
 * KMS. Nobody reads it back.
 */
const withoutKeyOfSecret: Correction = (call, ask) => {
  const given = form(call);
  given.delete('MasterUserSecretKmsKeyId');
  return ask({ ...call, body: Buffer.from(given.toString()) });
};

/** Corrections of RDS. */
export const rdsCorrections: Corrections = {
  CreateDBCluster: withoutKeyOfSecret,
  ModifyDBCluster: withoutKeyOfSecret,
};
