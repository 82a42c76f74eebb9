import { z } from 'zod';
import type { Problem } from '../problem';

const attribute = z.strictObject({
  /** Attribute name. */
  name: z.string().min(1),
  /** `S` for text, `N` for numbers, `B` for bytes. */
  type: z.enum(['S', 'N', 'B']),
});

const keys = {
  /** Attribute that spreads the items. */
  partitionKey: attribute,
  /** Attribute that orders items of one partition. @default - none */
  sortKey: attribute.optional(),
};

const localIndex = z.strictObject({
  /** Attribute that orders the items of one partition of the table. */
  sortKey: attribute,
});

/** Schema of one DynamoDB table. */
export const tableSchema = z.strictObject({
  ...keys,
  /** Global secondary indexes by name; each projects all attributes. @default - none */
  indexes: z.record(z.string(), z.strictObject(keys)).default({}),
  /**
   * Local secondary indexes by name: the table's items by another sort key. DynamoDB makes them with the table alone, never
   * changes them, and keeps at most 10 GB of items and their copies for each partition key. @default - none
   */
  localIndexes: z.record(z.string(), localIndex).default({}),
  /**
   * What the table's stream says of each changed item; the service's pods read the stream. @default - there is no stream
   */
  stream: z.enum(['keys-only', 'new-image', 'old-image', 'new-and-old-images']).optional(),
  /** Whether pods may read the whole table and its indexes, item after item, which costs more the larger they are. @default false */
  scan: z.boolean().default(false),
  /** Attribute with the epoch second at which an item is deleted. @default - items stay */
  expiresAt: z.string().min(1).optional(),
  /**
   * Whether items expire. False turns off what was on, and `expiresAt` must still say of which attribute: AWS asks for it,
   * and where both are left out AWS goes on deleting items. @default true
   */
  expires: z.boolean().default(true),
});

/** A DynamoDB table of a service. */
export type Table = z.output<typeof tableSchema>;

/** Whether an item may have an attribute of this name, all of which a reader sees. */
const isAttributeName = (name: string) => name.trim() === name && name.length <= 255 && !/\p{C}/u.test(name);

const attributeName = {
  what: 'names an attribute that is too long, blank or partly invisible',
  fix: 'use 1 to 255 visible characters without blanks around them',
};

/** Every key schema of a table: its own and those of its indexes, of which local ones have its partition key. */
export function keySchemas(table: Table): KeySchema[] {
  return [
    { place: '', keys: table },
    ...Object.entries(table.indexes).map(([name, keys]) => ({ place: `.indexes.${name}`, keys })),
    ...Object.entries(table.localIndexes).map(([name, { sortKey }]) => ({
      place: `.localIndexes.${name}`,
      keys: { partitionKey: table.partitionKey, sortKey },
    })),
  ];
}

/** A key schema, and where it is written below the table. */
interface KeySchema {
  readonly place: string;
  readonly keys: Pick<Table, 'partitionKey' | 'sortKey'>;
}

/** What DynamoDB would refuse about a table. Source: DynamoDB developer guide, "Service, account, and table quotas". */
export function tableProblems(where: string, table: Table): Problem[] {
  return [
    ...keyProblems(where, table),
    ...indexProblems(`${where}.indexes`, Object.keys(table.indexes), { most: 20, fix: 'split the table' }),
    ...localIndexProblems(`${where}.localIndexes`, table),
    ...expiryProblems(where, table),
  ];
}

const keyAttributes = (table: Table) =>
  keySchemas(table).flatMap(({ keys }) => [keys.partitionKey, keys.sortKey ?? []].flat());

function keyProblems(where: string, table: Table): Problem[] {
  const problems: Problem[] = [];
  const attributes = keyAttributes(table);
  for (const { place, keys } of keySchemas(table)) {
    if (keys.sortKey?.name === keys.partitionKey.name) {
      const fix = 'use another attribute, or no sort key';
      problems.push({
        where: `${where}${place}.sortKey`,
        what: 'is the partition key again',
        value: keys.sortKey.name,
        fix,
      });
    }
  }
  for (const name of new Set(attributes.map((attribute) => attribute.name))) {
    const types = new Set(attributes.filter((attribute) => attribute.name === name).map(({ type }) => type));
    if (types.size > 1) {
      const fix = 'use the same type in every key';
      problems.push({ where, what: `gives one attribute two types, ${[...types].join(' and ')}`, value: name, fix });
    }
    if (!isAttributeName(name)) problems.push({ ...attributeName, where, value: name });
  }
  return problems;
}

function indexProblems(where: string, names: readonly string[], limit: { most: number; fix: string }): Problem[] {
  const problems = names
    .filter((one) => !/^[a-zA-Z0-9_.-]{3,255}$/.test(one))
    .map((value): Problem => {
      const fix = 'use 3 to 255 letters, digits and _ . -';
      return { where, what: 'is no index name that DynamoDB takes', value, fix };
    });
  const { most, fix } = limit;
  if (names.length > most) problems.push({ where, what: `are more than ${most}`, value: names.length, fix });
  return problems;
}

function localIndexProblems(where: string, table: Table): Problem[] {
  const names = Object.keys(table.localIndexes);
  const problems = indexProblems(where, names, { most: 5, fix: 'make the others global, in indexes' });
  if (names.length > 0 && table.sortKey === undefined) {
    const fix = 'give the table a sort key, or make the index global, in indexes';
    problems.push({ where, what: 'are on a table without a sort key, where DynamoDB takes none', value: names, fix });
  }
  for (const name of names.filter((one) => Object.hasOwn(table.indexes, one))) {
    const fix = 'rename one of the two';
    problems.push({ where: `${where}.${name}`, what: 'has the name of a global index of the table', value: name, fix });
  }
  for (const [name, { sortKey }] of Object.entries(table.localIndexes)) {
    if (sortKey.name !== table.sortKey?.name || sortKey.name === table.partitionKey.name) continue;
    const fix = 'use another attribute, or leave the index out';
    problems.push({ where: `${where}.${name}.sortKey`, what: "is the table's own sort key", value: sortKey.name, fix });
  }
  return problems;
}

function expiryProblems(where: string, table: Table): Problem[] {
  const problems: Problem[] = [];
  if (table.expiresAt !== undefined && !isAttributeName(table.expiresAt)) {
    problems.push({ ...attributeName, where: `${where}.expiresAt`, value: table.expiresAt });
  }
  if (!table.expires && table.expiresAt === undefined) {
    const fix = 'write expiresAt as well, or leave this out where items have never expired';
    problems.push({ where: `${where}.expires`, what: 'does not say of which attribute', value: table.expires, fix });
  }
  const expiry = keyAttributes(table).find(({ name, type }) => name === table.expiresAt && type !== 'N');
  if (expiry !== undefined) {
    const fix = 'use an attribute of type N with the epoch second';
    const what = 'is not a number, so no item would expire';
    problems.push({ where: `${where}.expiresAt`, what, value: expiry.name, fix });
  }
  return problems;
}
