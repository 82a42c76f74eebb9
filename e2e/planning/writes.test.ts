import type { LoggedCall } from '../aws/front/call-log';
import type { Fate } from './fate';
import { writeProblems } from './writes';

const call = (api: string, operation: string, status = 200): LoggedCall => ({
  time: '2026-11-28T00:00:00Z',
  account: '111122223333',
  principal: '',
  region: 'us-east-1',
  api,
  action: `${api}:${operation}`,
  operation,
  status,
  write: true,
  milliseconds: 1,
});

test('a write where the plan changes something is none of a problem, and neither is one that AWS refuses', () => {
  const foreseen = new Map<string, Fate>([
    ['sqs Queue jobs', 'changed'],
    ['cloudwatchlogs Group log', 'created'],
    ['s3 Bucket data', 'deleted'],
  ]);
  const calls = [call('sqs', 'TagQueue'), call('logs', 'CreateLogGroup'), call('s3control', 'TagResource')];
  expect(writeProblems(foreseen, [...calls, call('kms', 'CreateKey', 400)])).toEqual([]);
});

test('a write where the plan leaves everything as it is is a problem, told once', () => {
  const foreseen = new Map<string, Fate>([
    ['dynamodb Table cards', 'left'],
    ['ec2 VPC network', 'refused'],
  ]);
  const calls = [call('dynamodb', 'UpdateTable'), call('dynamodb', 'UpdateTable'), call('ec2', 'CreateTags')];
  expect(writeProblems(foreseen, calls)).toEqual([
    'dynamodb:UpdateTable: called, and the plan changes nothing there',
    'ec2:CreateTags: called, and the plan changes nothing there',
  ]);
});
