import { on } from './access';
import { type ApiKinds, regional } from './kind';

const catalog = on('glue catalog', 'glue database');

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
    identifiedBy: ['external name'],
    operations: { create: 'glue:CreateDatabase', delete: 'glue:DeleteDatabase' },
    access: {
      create: [catalog('glue:CreateDatabase'), on('glue database')('glue:TagResource')],
      read: [catalog('glue:GetDatabase'), on('glue database')('glue:GetTags')],
      update: [catalog('glue:UpdateDatabase'), on('glue database')('glue:TagResource', 'glue:UntagResource')],
      delete: [on('glue catalog', 'glue database', 'glue table', 'glue userdefinedfunction')('glue:DeleteDatabase')],
    },
  },
} satisfies ApiKinds;
