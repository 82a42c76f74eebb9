import { hoursPerMonth } from './bill';
import type { CostDifference, FloorChange, GrowthChange, TotalChange } from './costs';
import { units } from './items';
import { type Price, prices } from './prices';

/**
 * Lines on costs: for each environment the floor before and after with what makes the difference, what newly grows with
 * use and at which rate, what is not known, and how old the prices are.
 */
export function costLines({ floor, growth, totals }: CostDifference): string[] {
  const lines = totals.flatMap((total) => {
    const isOwn = ({ environment, region }: { environment: string; region: string }) =>
      environment === total.environment && region === total.region;
    return [
      totalLine(total),
      ...floor.filter(isOwn).map(floorLine),
      ...endpointLines(total, floor.filter(isOwn)),
      ...growthLines(growth.filter(isOwn)),
      ...unknownLines(total),
    ];
  });
  const used = [...floor, ...growth].flatMap(({ price }) => (price === undefined ? [] : [price]));
  return [...lines, ...(used.length === 0 ? [] : [ageLine(used)])];
}

const usd = (amount: number) => `$${amount.toFixed(2)}`;
const signed = (amount: number) => `${amount < 0 ? '−' : '+'}${usd(Math.abs(amount))}`;

function totalLine({ environment, region, before, after, mostBefore, mostAfter }: TotalChange): string {
  const move = before === after ? `stays ${usd(after)}` : `${usd(before)} → ${usd(after)}`;
  const most = mostBefore === mostAfter ? `stays ${usd(mostAfter)}` : `${usd(mostBefore)} → ${usd(mostAfter)}`;
  const when = 'if services use up their quotas on Fargate all the time';
  return `${environment}: floor per month of ${hoursPerMonth} hours in ${region}: ${move}; ${when}: ${most}`;
}

function floorLine({ environment, item, before, after, price }: FloorChange): string {
  const change = after - before;
  const amount = `${change < 0 ? '−' : '+'}${Math.abs(change)}`;
  if (price === undefined) return `${environment}: ${item}: ${amount} (${units[item]}), price not known`;
  const each = `${money(price)} per ${units[item]}`;
  return `${environment}: ${item}: ${signed(change * price.usd)} (${amount} at ${each})${unverified(price)}`;
}

/** Endpoints are dear where nobody uses them, and cheap where much goes through them. */
function endpointLines({ environment, region, endpoints }: TotalChange, floor: readonly FloorChange[]): string[] {
  if (endpoints === undefined || !floor.some(({ item }) => item === 'interface endpoint')) return [];
  const [own, nat] = [prices[region]?.['endpoint data']?.usd, prices[region]?.['nat data']?.usd];
  const { zones, usd: cost, natUsd } = endpoints;
  const compared = `interface endpoints are ${usd(cost)} of the floor; ${zones === 1 ? 'a NAT gateway in their zone' : `a NAT gateway in each of their ${zones} zones`} would be ${usd(natUsd)}`;
  const even = own === undefined || nat === undefined || nat <= own ? undefined : (cost - natUsd) / (nat - own);
  const data =
    own === undefined || nat === undefined || even === undefined
      ? ''
      : even > 0
        ? `, and dearer from ${Math.ceil(even)} GB a month on, at $${nat} per GB instead of $${own}`
        : `, and dearer with every GB, at $${nat} instead of $${own}`;
  return [`${environment}: ${compared}${data}; it would also let pods out to the internet`];
}

/** What grows by the use of the same objects is one line. */
function growthLines(growth: readonly GrowthChange[]): string[] {
  const groups = new Map<string, GrowthChange[]>();
  for (const one of growth) {
    const key = JSON.stringify([one.change, one.names]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { environment, change, names } = first;
    const listed = names.slice(0, mostNames).join(', ');
    const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : '';
    const rates = group.map(({ item, price }) =>
      price === undefined
        ? `${item}, price not known`
        : `${item}, ${money(price)} per ${units[item]}${unverified(price)}`,
    );
    const verb = change === 'gained' ? 'grows with the use of' : 'no longer grows with the use of';
    return [`${environment}: ${verb} ${listed}${more}: ${rates.join('; ')}`];
  });
}

const mostNames = 3;
const money = ({ usd: amount }: Price) => `$${amount}`;
const unverified = ({ source }: Price) => (source === undefined ? ', unverified' : '');

function unknownLines({ environment, region, unpriced }: TotalChange): string[] {
  if (prices[region] === undefined) {
    return [
      `${environment}: no prices for ${region}, so the sums are not what it costs — add them to plan/costs/prices.ts`,
    ];
  }
  if (unpriced.length === 0) return [];
  const what = `no price in ${region} for ${unpriced.join(', ')}, so the sums are too small`;
  return [`${environment}: ${what} — add it to plan/costs/prices.ts`];
}

function ageLine(used: readonly Price[]): string {
  const days = used.map(({ read }) => read).sort();
  const [first, last] = [days[0], days.at(-1)];
  const when = first === last ? first : `between ${first} and ${last}`;
  return `costs: list prices looked up ${when}, without taxes, discounts and free tiers`;
}
