import type { KindFacts } from '../kind';

/** What a network is made of: AWS names it, and nothing is stored in it. */
export const network = {
  name: 'none',
  externalName: 'made by AWS',
  stateful: false,
  jsonTexts: {},
  leaveOut: {},
  identifiedBy: 'tags',
} satisfies Partial<KindFacts>;
