import * as elasticache from '../../../imports/elasticache.aws.m.upbound.io';
import type { CompositeDefinition } from './composite-definition';
import { rules } from './rules';
import { schema } from './schema';

const { choice, integer, object, tags, text, texts } = schema;

/** A serverless cache of Valkey: a composite because it names its key by the ARN, which only AWS knows. */
export const cache: CompositeDefinition = {
  kind: 'Cache',
  plural: 'caches',
  description: 'A serverless cache of Valkey that a key of the same namespace encrypts.',
  source: 'cache.py',
  composes: [elasticache.ServerlessCache.GVK],
  columns: { KEY: '.spec.keyName', ENDPOINT: '.status.endpoint' },
  spec: object('The cache that is wanted. Names are those of objects in the same namespace.', {
    region: text('AWS region.', rules.region, rules.immutableName),
    tags,
    description: text('What the cache is for.'),
    version: text(
      'Major version of Valkey.',
      ["self.matches('^[0-9]+$')", 'is no major version of Valkey — write one such as 8'],
      ['self == oldSelf', 'cannot be changed — make a cache under another name, then remove this one'],
    ),
    protection: choice('Whether the cache outlives this object (retained).', ['disposable', 'retained']),
    keyName: text('Key that encrypts the cache.', rules.objectName, rules.immutableReference),
    userGroupName: text('UserGroup of those who may log in.', rules.objectName),
    securityGroupName: text('SecurityGroup of the cache.', rules.objectName, rules.immutableReference),
    subnetNames: texts('Subnets of the cache.', 16, [
      'self == oldSelf',
      'cannot be changed — make a cache under another name, then remove this one',
    ]),
    gigabytes: integer('Most data, in GB.', 1, 5000),
    ecpuPerSecond: integer('Most ElastiCache processing units in a second.', 1000, 15_000_000),
    'snapshots?': object('Daily snapshots; left out, there are none.', {
      days: integer('Days for which each is kept.', 1, 35),
      time: text('When each is made, in UTC.', [
        "self.matches('^([01][0-9]|2[0-3]):[0-5][0-9]$')",
        'is no time of the day — write one such as 04:00',
      ]),
    }),
  }),
  status: { endpoint: text('Host that clients connect to.') },
};
