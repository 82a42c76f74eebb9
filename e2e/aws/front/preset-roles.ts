import type { Ask } from '../calls/call';
import { internalCall } from '../calls/internal-call';
import type { PresetRole } from './options';

/** Makes roles as people do before the first sync; existing ones stay. */
export async function makePresetRoles(roles: readonly PresetRole[], ask: Ask): Promise<void> {
  for (const { arn, trust } of roles) {
    const [, account, path, name] = /^arn:aws:iam::(\d{12}):role(\/(?:.*\/)?)([^/]+)$/.exec(arn) ?? [];
    if (account === undefined || path === undefined || name === undefined) {
      throw new Error(`${arn}: no ARN of a role — write arn:aws:iam::⟨account⟩:role/⟨name⟩`);
    }
    const parameters = { RoleName: name, Path: path, AssumeRolePolicyDocument: JSON.stringify(trust) };
    const { status, body } = await ask(internalCall({ api: 'iam', account, operation: 'CreateRole', parameters }));
    if (status !== 200 && !body.includes('EntityAlreadyExists'))
      throw new Error(`${arn}: not made (${status}) — ${body}`);
  }
}
