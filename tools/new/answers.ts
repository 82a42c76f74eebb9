import { type DescribedUse, everyUse } from '../../config/model/uses';

/** What people type for a list without members, or for a field that they leave out. */
export const none = 'none';

/** A text as a number, where it is one; otherwise as it is, so that the configuration's rules say what is wrong. */
export function numberIn(text: string | undefined): number | string | undefined {
  return text !== undefined && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

/** `yes` and `no` as true and false; any other text as it is. */
export function booleanIn(text: string | undefined): boolean | string | undefined {
  return text === 'yes' ? true : text === 'no' ? false : text;
}

/**
 * Answers as the fields of an entry, of which those that are undefined are left out. What a person types is not what the
 * type promises until the rules have judged it.
 */
export function entryWith<Entry>(fields: readonly (readonly [string, unknown])[]): Entry {
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined)) as Entry;
}

/** The members of a list with commas. */
export function listIn(text: string): string[] {
  return text === none ? [] : text.split(',').map((member) => member.trim());
}

/** The members of a list with commas, which is left out where it has none. */
export function membersIn(text: string): string[] | undefined {
  return text === none ? undefined : listIn(text);
}

/** A text that may be left out. */
export function optionalIn(text: string | undefined): string | undefined {
  return text === none ? undefined : text;
}

/** The text of a list, as a person types it. */
export function listed(members: readonly string[]): string {
  return members.length === 0 ? none : members.join(',');
}

/** Calls such as `payment:8080`; without a port, the one on which that service listens. */
export function callsIn(text: string, portOf: (service: string) => unknown): object[] {
  return listIn(text).map((call) => {
    const [to = '', port] = call.split(':');
    return { to, port: port === undefined ? portOf(to) : numberIn(port) };
  });
}

/** Uses that are described, by how a description is typed after the name; all others are typed as names. */
const described: Readonly<Record<DescribedUse, string>> = {
  tables: ':KEY:TYPE[:SORTKEY:TYPE] with types S, N or B',
  databases: '',
  caches: '',
};

/** What may be typed for uses. */
export const usesSay = [
  ...everyUse.filter((use) => !isDescribed(use)).map((use) => `${use}:NAME`),
  ...Object.entries(described).map(([use, description]) => `${use}:NAME${description}`),
].join(', ');

/** Uses such as `queues:requests`, `databases:books`, `caches:sessions` and `tables:entries:entryId:S`, by their kinds. */
export function usesIn(text: string): Record<string, unknown> {
  const uses: Record<string, unknown> = {};
  for (const [use = '', ...parts] of listIn(text).map((one) => one.split(':'))) {
    uses[use] = isDescribed(use)
      ? { ...recordAt(uses, use), ...(use === 'tables' ? tableIn(parts) : { [parts.join(':')]: {} }) }
      : [...listAt(uses, use), parts.join(':')];
  }
  return uses;
}

/** Hosts such as `processor:api.example.com`, in a list for each name. */
export function reachesIn(text: string): Record<string, { readonly hosts: readonly string[] }> {
  const named = listIn(text).map((one) => one.split(':'));
  const hostsOf = (name: string) => named.flatMap(([other, ...host]) => (other === name ? [host.join(':')] : []));
  return Object.fromEntries(named.map(([name = '']) => [name, { hosts: hostsOf(name) }]));
}

/** A zone such as `example.com:Z0123456789ABCDEFGHIJ`. */
export function zoneIn(text: string): { readonly name: string; readonly id?: string } | undefined {
  const [name = '', id] = text.split(':');
  return text === none ? undefined : { name, ...(id !== undefined && { id }) };
}

function isDescribed(use: string): use is DescribedUse {
  return Object.hasOwn(described, use);
}

function tableIn([name = '', key, type, sortKey, sortType]: readonly string[]): Record<string, unknown> {
  const attribute = (named: string | undefined, of: string | undefined) =>
    named === undefined ? undefined : { name: named, type: of };
  const sorted = sortKey === undefined ? {} : { sortKey: attribute(sortKey, sortType) };
  return { [name]: { partitionKey: attribute(key, type), ...sorted } };
}

function recordAt(uses: Record<string, unknown>, use: string): object {
  const found = uses[use];
  return typeof found === 'object' && found !== null ? found : {};
}

function listAt(uses: Record<string, unknown>, use: string): unknown[] {
  const found = uses[use];
  return Array.isArray(found) ? found : [];
}
