import type { DistObject } from '../../objects/dist';
import { type Bill, billsOf, hoursPerMonth } from './bill';
import type { Item } from './items';
import { type Price, prices } from './prices';

/** How much of one item is billed in each month whatever is used. */
export interface FloorChange {
  readonly environment: string;
  readonly region: string;
  readonly item: Item;
  /** In units of the price. */
  readonly before: number;
  readonly after: number;
  /** @default - not known for this region */
  readonly price?: Price;
}

/** What is newly billed by use, or no longer. */
export interface GrowthChange {
  readonly environment: string;
  readonly region: string;
  readonly item: Item;
  readonly change: 'gained' | 'lost';
  /** Objects by whose use it grows; sorted. */
  readonly names: readonly string[];
  /** @default - not known for this region */
  readonly price?: Price;
}

/** What an environment costs in each month of 730 hours, in US dollars of list price. */
export interface TotalChange {
  readonly environment: string;
  readonly region: string;
  readonly before: number;
  readonly after: number;
  /** The same and what the pods of services add, if they use up their quotas all the time. */
  readonly mostBefore: number;
  readonly mostAfter: number;
  /** Items that are billed and whose price is not known, so that they are in no sum. */
  readonly unpriced: readonly Item[];
  /** What interface endpoints cost in each month, and a NAT gateway in each of their zones would, afterwards. */
  readonly endpoints?: { readonly zones: number; readonly usd: number; readonly natUsd: number };
}

/** What changes of what AWS bills. */
export interface CostDifference {
  readonly floor: readonly FloorChange[];
  readonly growth: readonly GrowthChange[];
  /** Of environments in which floor or growth changes. */
  readonly totals: readonly TotalChange[];
}

/**
 * What changes of what AWS bills for these objects, by list price, before and after. Nothing that somebody else makes is
 * in it, such as what services run, what EKS stores, and data that leaves AWS. What leaves Git and stays in AWS belongs to
 * both sides, since AWS goes on to bill it.
 */
export function costDifference(before: readonly DistObject[], after: readonly DistObject[]): CostDifference {
  const place = ({ environment, region }: Bill) => `${environment} ${region}`;
  const [old, now] = [before, after].map((side) => new Map(billsOf(side).map((bill) => [place(bill), bill])));
  const places = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])].sort();
  const each = places.flatMap((key) => {
    const [was, is] = [old?.get(key), now?.get(key)];
    const one = was ?? is;
    return one === undefined ? [] : [differenceOf(one, was, is)];
  });
  return {
    floor: each.flatMap(({ floor }) => floor),
    growth: each.flatMap(({ growth }) => growth),
    totals: each.flatMap(({ totals }) => totals),
  };
}

function differenceOf({ environment, region }: Bill, was: Bill | undefined, is: Bill | undefined): CostDifference {
  const at = { environment, region };
  const priced = (item: Item) => {
    const price = prices[region]?.[item];
    return price === undefined ? {} : { price };
  };
  const items = [...new Set([...(was?.floor.keys() ?? []), ...(is?.floor.keys() ?? [])])].sort();
  const floor = items.flatMap((item) => {
    const [before, after] = [was?.floor.get(item) ?? 0, is?.floor.get(item) ?? 0];
    return before === after ? [] : [{ ...at, item, before, after, ...priced(item) }];
  });
  const only = (here: Bill | undefined, there: Bill | undefined, change: GrowthChange['change']) =>
    [...(here?.growth ?? [])].sort().flatMap(([item, all]): GrowthChange[] => {
      const others = new Set(there?.growth.get(item));
      const names = all.filter((name) => !others.has(name)).sort();
      return names.length === 0 ? [] : [{ ...at, item, change, names, ...priced(item) }];
    });
  const growth = [...only(is, was, 'gained'), ...only(was, is, 'lost')];
  const total = totalOf(at, was, is);
  const isSame = floor.length === 0 && growth.length === 0 && total.mostBefore === total.mostAfter;
  return { floor, growth, totals: isSame ? [] : [total] };
}

function totalOf(at: Pick<Bill, 'environment' | 'region'>, was: Bill | undefined, is: Bill | undefined): TotalChange {
  const rate = (item: Item) => prices[at.region]?.[item]?.usd;
  const sum = (part: ReadonlyMap<Item, number> = new Map()) =>
    [...part].reduce((total, [item, quantity]) => total + quantity * (rate(item) ?? 0), 0);
  const billed = [was, is].flatMap((bill) => [...(bill?.floor.keys() ?? []), ...(bill?.most.keys() ?? [])]);
  const endpointHours = is?.floor.get('interface endpoint') ?? 0;
  const [endpoint, nat] = [rate('interface endpoint'), rate('nat gateway')];
  const zones = is?.endpointZones ?? 0;
  const isComparable = endpointHours > 0 && endpoint !== undefined && nat !== undefined;
  return {
    ...at,
    before: cents(sum(was?.floor)),
    after: cents(sum(is?.floor)),
    mostBefore: cents(sum(was?.floor) + sum(was?.most)),
    mostAfter: cents(sum(is?.floor) + sum(is?.most)),
    unpriced: [...new Set(billed)].filter((item) => rate(item) === undefined).sort(),
    ...(isComparable && {
      endpoints: { zones, usd: cents(endpointHours * endpoint), natUsd: cents(zones * hoursPerMonth * nat) },
    }),
  };
}

const cents = (usd: number) => Math.round(usd * 100) / 100;
