import type { Edits } from './edit';
import { environmentEdits } from './environment-edits';
import { serviceEdits } from './service-edits';
import { useEdits } from './use-edits';

/** Everything that may happen to a configuration. */
export const edits: Edits = { ...serviceEdits, ...useEdits, ...environmentEdits };
