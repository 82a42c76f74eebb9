import type { JsonObject } from '../../../objects/json';
import { AwsError } from '../calls/aws-error';
import { type Call, json, path } from '../calls/call';
import type { Corrections } from './correction';

/** The locks of vaults, of which the emulator knows none, by account, region and name of the vault. */
const locks = new Map<string, JsonObject>();

const vaultOf = (call: Call) => decodeURIComponent(path(call).split('/')[2] ?? '');
const keyOf = (call: Call) => `${call.caller.account} ${call.region} ${vaultOf(call)}`;

const day = 24 * 60 * 60;

/** Vaults with locks. Source: AWS Backup API reference, "PutBackupVaultLockConfiguration" and "DescribeBackupVault". */
export const backupCorrections: Corrections = {
  PutBackupVaultLockConfiguration: async (call, ask) => {
    const vault = await ask({
      ...call,
      method: 'GET',
      target: `/backup-vaults/${vaultOf(call)}`,
      body: Buffer.alloc(0),
    });
    if (vault.status !== 200) return vault;
    const { ChangeableForDays, MaxRetentionDays, MinRetentionDays } = json(call);
    if (typeof ChangeableForDays === 'number' && ChangeableForDays < 3) {
      throw new AwsError(400, 'InvalidParameterValueException', 'ChangeableForDays must be at least 3.');
    }
    locks.set(keyOf(call), {
      Locked: true,
      ...(MinRetentionDays !== undefined && { MinRetentionDays }),
      ...(MaxRetentionDays !== undefined && { MaxRetentionDays }),
      ...(typeof ChangeableForDays === 'number' && {
        LockDate: Math.floor(Date.now() / 1000) + ChangeableForDays * day,
      }),
    });
    return { status: 200, headers: {}, body: '' };
  },

  DescribeBackupVault: async (call, ask) => {
    const answer = await ask(call);
    const lock = locks.get(keyOf(call));
    if (answer.status !== 200 || lock === undefined) return answer;
    const vault = JSON.parse(answer.body) as JsonObject;
    return { ...answer, body: JSON.stringify({ ...vault, ...lock }) };
  },
};
