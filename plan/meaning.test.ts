import type { DistObject } from '../objects/dist';
import { planOf } from './compare';
import { deployedOf } from './delivery';
import { rendered, written } from './fixture';
import { meaningOf } from './meaning';

const objects = rendered(written);

/** What it means that a table leaves Git, where all environments follow the branch. */
function meant(table: string): string {
  const isOther = ({ kind, name }: DistObject) => kind !== 'Table' || name !== table;
  const rest = objects.filter(isOther);
  expect(rest).toHaveLength(objects.length - 1);
  const [from, to] = [deployedOf(objects, () => objects), deployedOf(rest, () => rest)];
  return JSON.stringify(meaningOf({ plan: planOf(from, to), from, to }));
}

test('what is deleted costs nothing any more', () => {
  expect(meant('payment-transactions-dev')).toContain('no longer grows');
});

test('what is left behind still costs', () => {
  expect(meant('payment-transactions-prod')).not.toContain('no longer grows');
});
