import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { managedKinds } from '../../charts/platform/managed-kinds';
import { groupKind, isManagedGroup } from '../../objects/group-kind';
import type { ProviderKind } from '../crossplane/provider-kinds';
import type { Report } from '../loop/report';

/** What the AWS provider knows of the kinds that the charts can render: who names one, what AWS never changes of it. */
const file = join(__dirname, '../../kinds/provider-kinds.json');

/** Holds what kinds/ reads of the provider's kinds to what the provider says, or writes it down. */
export async function providerFacts(
  kinds: ReadonlyMap<string, ProviderKind>,
  report: Report,
  rewrite: boolean,
): Promise<void> {
  await report.prove('kinds/provider-kinds.json is what the provider says of its kinds', async () => {
    const names = managedKinds.filter(({ group }) => isManagedGroup(group)).map(groupKind);
    // ClusterAuth's controller is written by hand; the provider's configuration does not know it.
    const facts = names
      .sort()
      .flatMap((name) => kinds.get(name) ?? [])
      .map(({ name, ...facts }) => [name, facts]);
    const text = `${JSON.stringify(Object.fromEntries(facts), null, 2)}\n`;
    if (rewrite) writeFileSync(file, text);
    if (readFileSync(file, 'utf8') === text) return;
    throw new Error('it says something else — run "npm run e2e -- --all --write", and look at what changed');
  });
}
