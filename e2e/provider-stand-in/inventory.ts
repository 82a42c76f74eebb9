import { existsSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';

const entrySchema = z.object({
  /** As `ec2 VPC`. */
  kind: z.string(),
  account: z.string(),
  region: z.string(),
  externalName: z.string(),
  /** What no other existing resource of the kind and account may have. */
  unique: z.string().optional(),
  /** Namespace and name of the managed resource that made or adopted it last. */
  managedResource: z.string(),
  /** The uid of that managed resource. */
  uid: z.string(),
  /** `orphaned` exists in AWS, and no managed resource answers for it any more. */
  state: z.enum(['exists', 'orphaned', 'deleted']),
  created: z.number(),
  deleted: z.number(),
});
const fileSchema = z.object({ resources: z.array(entrySchema), errors: z.array(z.string()) });

/** An external resource: the stand-in's AWS has it, or had it. */
export type InventoryEntry = z.infer<typeof entrySchema>;

/** What names an external resource. */
export type InventoryKey = Pick<InventoryEntry, 'kind' | 'account' | 'externalName'>;

/** The managed resource that an external resource belongs to. */
export type InventoryOwner = Pick<InventoryEntry, 'managedResource' | 'uid'>;

const keyOf = ({ kind, account, externalName }: InventoryKey) => `${kind} ${account} ${externalName}`;

/** The external resources that there are, in memory and in a file; the file survives the process. */
export class Inventory {
  private readonly entries = new Map<string, InventoryEntry>();
  private readonly errors: string[] = [];
  private writing: Promise<void> = Promise.resolve();
  private queued: Promise<void> | undefined;

  /** Reads the file, or starts empty where there is none. Throws for a file that is no inventory. */
  constructor(private readonly path: string) {
    if (!existsSync(path)) return;
    const { resources, errors } = fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    for (const entry of resources) this.entries.set(keyOf(entry), entry);
    this.errors.push(...errors);
  }

  /** The external resource of a name, if it exists. */
  find(key: InventoryKey): InventoryEntry | undefined {
    const entry = this.entries.get(keyOf(key));
    return entry?.state === 'deleted' ? undefined : entry;
  }

  /** The existing external resource of a kind and account that has what only one may have. */
  holderOf(kind: string, account: string, unique: string): InventoryEntry | undefined {
    return [...this.entries.values()].find(
      (entry) =>
        entry.kind === kind && entry.account === account && entry.unique === unique && entry.state !== 'deleted',
    );
  }

  /** The existing external resource that a managed resource has made, whatever its name. */
  madeBy(kind: string, uid: string): InventoryEntry | undefined {
    return [...this.entries.values()].find(
      (entry) => entry.kind === kind && entry.uid === uid && entry.state !== 'deleted',
    );
  }

  /** Records a creation. A second one for a managed resource whose external resource still exists is an error. */
  create(key: InventoryKey, more: Pick<InventoryEntry, 'region' | 'unique'>, owner: InventoryOwner): void {
    for (const other of this.entries.values()) {
      const sameOwner = other.managedResource === owner.managedResource && other.kind === key.kind;
      if (sameOwner && other.account === key.account && other.state !== 'deleted') {
        this.errors.push(`doubled: ${key.kind} ${owner.managedResource}: ${other.externalName}, ${key.externalName}`);
      }
    }
    const before = this.entries.get(keyOf(key));
    const counts = { created: (before?.created ?? 0) + 1, deleted: before?.deleted ?? 0 };
    this.entries.set(keyOf(key), { ...key, ...more, ...owner, state: 'exists', ...counts });
  }

  /** Gives an existing external resource to a managed resource; tells whether anything changed. */
  adopt(key: InventoryKey, owner: InventoryOwner): boolean {
    const entry = this.find(key);
    if (entry === undefined || (entry.uid === owner.uid && entry.state === 'exists')) return false;
    this.entries.set(keyOf(key), { ...entry, ...owner, state: 'exists' });
    return true;
  }

  /** Records that a managed resource let go of its external resource, which stays. */
  orphan(key: InventoryKey): void {
    const entry = this.find(key);
    if (entry !== undefined) this.entries.set(keyOf(key), { ...entry, state: 'orphaned' });
  }

  /** Records a deletion. */
  delete(key: InventoryKey): void {
    const entry = this.find(key);
    if (entry === undefined) return;
    this.entries.set(keyOf(key), { ...entry, state: 'deleted', deleted: entry.deleted + 1 });
  }

  /** Writes the file; resolves when all that is recorded so far is in it. Callers at the same time share one write. */
  flush(): Promise<void> {
    const next = () => {
      this.queued = undefined;
      this.writing = this.write();
      return this.writing;
    };
    // A write that failed has told its own callers.
    this.queued ??= this.writing.then(next, next);
    return this.queued;
  }

  private async write(): Promise<void> {
    const resources = [...this.entries.values()];
    await writeFile(`${this.path}.new`, `${JSON.stringify({ resources, errors: this.errors }, undefined, 1)}\n`);
    await rename(`${this.path}.new`, this.path);
  }
}
