import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Inventory } from './inventory';

const folder = mkdtempSync(join(tmpdir(), 'inventory-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const fresh = () => {
  files += 1;
  return join(folder, `${files}.json`);
};
const saved = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const more = { region: 'us-east-1', unique: undefined };
const vpc = (externalName: string) => ({ kind: 'ec2 VPC', account: '1', externalName });
const owner = (uid: string) => ({ managedResource: 'dev/net', uid });

test('what is recorded survives the process', async () => {
  const path = fresh();
  const before = new Inventory(path);
  before.create(vpc('vpc-1'), more, owner('a'));
  await before.flush();
  const after = new Inventory(path);
  expect(after.find(vpc('vpc-1'))).toMatchObject({ state: 'exists', created: 1, managedResource: 'dev/net' });
  expect(after.madeBy('ec2 VPC', 'a')?.externalName).toBe('vpc-1');
});

test('a write that was asked for during another one has everything', async () => {
  const path = fresh();
  const inventory = new Inventory(path);
  const names = [...Array(20).keys()].map((number) => `vpc-${number}`);
  const writes = names.map((name) => {
    inventory.create(vpc(name), more, { managedResource: `dev/${name}`, uid: name });
    return inventory.flush();
  });
  await Promise.all(writes);
  expect(saved(path).resources).toHaveLength(20);
});

test('making a resource twice for one managed resource is an error', async () => {
  const path = fresh();
  const inventory = new Inventory(path);
  inventory.create(vpc('vpc-1'), more, owner('a'));
  inventory.create(vpc('vpc-2'), more, owner('b'));
  await inventory.flush();
  expect(saved(path).errors).toEqual(['doubled: ec2 VPC dev/net: vpc-1, vpc-2']);
});

test('making it anew after it was deleted is none', async () => {
  const path = fresh();
  const inventory = new Inventory(path);
  inventory.create(vpc('vpc-1'), more, owner('a'));
  inventory.delete(vpc('vpc-1'));
  expect(inventory.find(vpc('vpc-1'))).toBeUndefined();
  inventory.create(vpc('vpc-1'), more, owner('b'));
  await inventory.flush();
  expect(saved(path)).toMatchObject({ resources: [{ created: 2, deleted: 1, state: 'exists' }], errors: [] });
});

test('an orphan exists until another managed resource adopts it', () => {
  const inventory = new Inventory(fresh());
  inventory.create(vpc('vpc-1'), more, owner('a'));
  inventory.orphan(vpc('vpc-1'));
  expect(inventory.find(vpc('vpc-1'))?.state).toBe('orphaned');
  expect(inventory.adopt(vpc('vpc-1'), owner('b'))).toBe(true);
  expect(inventory.adopt(vpc('vpc-1'), owner('b'))).toBe(false);
  expect(inventory.find(vpc('vpc-1'))).toMatchObject({ state: 'exists', uid: 'b', created: 1 });
});

test('a name of which there may be one is held until its holder is deleted', () => {
  const inventory = new Inventory(fresh());
  inventory.create(vpc('vpc-1'), { ...more, unique: 'name' }, owner('a'));
  expect(inventory.holderOf('ec2 VPC', '1', 'name')?.externalName).toBe('vpc-1');
  expect(inventory.holderOf('ec2 VPC', '2', 'name')).toBeUndefined();
  inventory.delete(vpc('vpc-1'));
  expect(inventory.holderOf('ec2 VPC', '1', 'name')).toBeUndefined();
});
