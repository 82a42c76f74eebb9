import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { managedKinds } from '../../charts/platform/managed-kinds';
import { groupKind, isManagedGroup } from '../../objects/group-kind';
import { pinnedVersion } from '../../tools/programs/pinned-version';
import type { ProviderKind } from '../crossplane/provider-kinds';
import type { Report } from '../loop/report';

/** What the AWS provider knows about the kinds that the charts can render: who names them, what AWS never changes, and what stays. */
const file = join(__dirname, '../../kinds/provider-kinds.json');

/** Compares what kinds/ reads about the provider's kinds with what the provider says, or writes it down. */
export async function providerFacts(
  kinds: ReadonlyMap<string, ProviderKind>,
  report: Report,
  rewrite: boolean,
): Promise<void> {
  await report.prove('kinds/provider-kinds.json is what the provider says about its kinds', async () => {
    const names = managedKinds.filter(({ group }) => isManagedGroup(group)).map(groupKind);
    // ClusterAuth's controller is written by hand; the provider's configuration does not know it.
    const facts = names
      .sort()
      .flatMap((name) => kinds.get(name) ?? [])
      .map(({ name, ...facts }) => [name, facts]);
    const version = pinnedVersion(join(__dirname, '../programs/provider-aws'), 'github.com/upbound/provider-aws/v2');
    const text = `${JSON.stringify({ version, kinds: Object.fromEntries(facts) }, null, 2)}\n`;
    if (rewrite) writeFileSync(file, text);
    if (readFileSync(file, 'utf8') === text) return;
    throw new Error(
      'differs from what the provider says — run "npm run e2e -- --all --write", and look at what changed',
    );
  });
}
