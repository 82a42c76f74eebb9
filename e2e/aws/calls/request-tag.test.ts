import type { JsonObject } from '../../../objects/json';
import { requestTag } from './request-tag';

test.each<[string, JsonObject, string | undefined]>([
  [
    'EC2',
    {
      'TagSpecification.1.Tag.1.Key': 'Name',
      'TagSpecification.1.Tag.2.Key': 'Environment',
      'TagSpecification.1.Tag.2.Value': 'dev',
    },
    'dev',
  ],
  ['EC2 of what exists', { 'Tag.1.Key': 'Environment', 'Tag.1.Value': 'dev' }, 'dev'],
  ['IAM', { 'Tags.member.1.Key': 'Environment', 'Tags.member.1.Value': 'dev' }, 'dev'],
  ['KMS', { Tags: [{ TagKey: 'Environment', TagValue: 'dev' }] }, 'dev'],
  [
    'ECR',
    {
      tags: [
        { Key: 'Name', Value: 'a' },
        { Key: 'Environment', Value: 'dev' },
      ],
    },
    'dev',
  ],
  ['EKS', { name: 'a', tags: { Environment: 'dev' } }, 'dev'],
  ['AWS Backup', { BackupPlan: {}, BackupPlanTags: { Environment: 'dev' } }, 'dev'],
  ['nobody', { name: 'Environment', tags: { Name: 'a' } }, undefined],
  ['a filter', { 'Filter.1.Name': 'tag-key', 'Filter.1.Value.1': 'Environment' }, undefined],
])('reads the tag that a request of %s gives', (_, asked, given) => {
  expect(requestTag(asked, 'Environment')).toBe(given);
});
