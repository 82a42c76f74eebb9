import { z } from 'zod';
import type { Problem } from './problem';

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

/** Schema of one DynamoDB table. */
export const tableSchema = z.strictObject({
  ...keys,
  /** Global secondary indexes by name; each projects all attributes. @default - none */
  indexes: z.record(z.string(), z.strictObject(keys)).default({}),
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

/** What DynamoDB would refuse about a table. Source: DynamoDB developer guide, "Service, account, and table quotas". */
export function tableProblems(where: string, table: Table): Problem[] {
  const problems: Problem[] = [];
  const schemas = [
    { at: where, keys: table },
    ...Object.entries(table.indexes).map(([name, keys]) => ({ at: `${where}.indexes.${name}`, keys })),
  ];
  const attributes = schemas.flatMap(({ keys }) => [keys.partitionKey, keys.sortKey ?? []].flat());
  for (const { at, keys } of schemas) {
    if (keys.sortKey?.name === keys.partitionKey.name) {
      const fix = 'use another attribute, or no sort key';
      problems.push({ where: `${at}.sortKey`, what: 'is the partition key again', value: keys.sortKey.name, fix });
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
  const names = Object.keys(table.indexes);
  for (const name of names.filter((one) => !/^[a-zA-Z0-9_.-]{3,255}$/.test(one))) {
    const fix = 'use 3 to 255 letters, digits and _ . -';
    problems.push({ where: `${where}.indexes`, what: 'is no index name that DynamoDB takes', value: name, fix });
  }
  if (names.length > 20) {
    problems.push({ where: `${where}.indexes`, what: 'are more than 20', value: names.length, fix: 'split the table' });
  }
  if (table.expiresAt !== undefined && !isAttributeName(table.expiresAt)) {
    problems.push({ ...attributeName, where: `${where}.expiresAt`, value: table.expiresAt });
  }
  if (!table.expires && table.expiresAt === undefined) {
    const fix = 'write expiresAt as well, or leave this out where items have never expired';
    problems.push({ where: `${where}.expires`, what: 'does not say of which attribute', value: table.expires, fix });
  }
  const expiry = attributes.find(({ name, type }) => name === table.expiresAt && type !== 'N');
  if (expiry !== undefined) {
    const fix = 'use an attribute of type N with the epoch second';
    problems.push({
      where: `${where}.expiresAt`,
      what: 'is not a number, so no item would expire',
      value: expiry.name,
      fix,
    });
  }
  return problems;
}
