import { type ApiKinds, regional } from './kind';

export const glue = {
  'glue CatalogDatabase': {
    // Athena user guide, "Name databases, tables, and columns".
    name: { ...regional, max: 255, pattern: /^[a-z0-9_]+$/ },
    externalName: { statedWithout: /^.*:/ },
    stateful: { end: 'its descriptions of data are lost, the data is not', refusal: 'none', cardholderData: {} },
    references: {},
    required: [],
    takes: [],
    holds: [],
    jsonTexts: {},
    leaveOut: {},
    keptWithout: [],
    identifiedBy: ['external name'],
    operations: { create: 'glue:CreateDatabase', delete: 'glue:DeleteDatabase' },
  },
} satisfies ApiKinds;
