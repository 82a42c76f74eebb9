import { turnoverOf } from '../accounts/turnover';
import type { Loop } from '../loop/loop';

/** Kinds of which something was made or deleted in AWS since a mark, except for what was refused. */
export function turnedOver({ aws }: Loop, mark: number): string[] {
  return [...turnoverOf(aws.calls.list().slice(mark))]
    .filter(([, { created = 0, deleted }]) => created + deleted > 0)
    .map(([kind, { created = 0, deleted }]) => `${kind} (made ${created}, deleted ${deleted})`);
}
