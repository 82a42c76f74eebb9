import type { LoggedCall } from '../aws/front/call-log';
import { turnoverOf } from './turnover';

const call = (api: string, operation: string, status = 200): LoggedCall => ({
  time: '2026-01-01T00:00:00.000Z',
  account: '111111111111',
  principal: '',
  region: 'eu-central-1',
  api,
  action: `${api}:${operation}`,
  operation,
  status,
  write: true,
  milliseconds: 1,
});

test('what was made and deleted is counted by its kind, and what AWS refused is not', () => {
  const turnover = turnoverOf([
    call('ec2', 'CreateVpc'),
    call('ec2', 'CreateVpc', 400),
    call('ec2', 'CreateVpc'),
    call('ec2', 'DeleteVpc'),
    call('logs', 'CreateLogGroup'),
  ]);
  expect(turnover.get('ec2 VPC')).toEqual({ created: 2, deleted: 1 });
  expect(turnover.get('cloudwatchlogs Group')).toEqual({ created: 1, deleted: 0 });
  expect(turnover.get('ec2 Subnet')).toEqual({ created: 0, deleted: 0 });
});

test('of a kind that AWS does not make a second time, nobody knows how often it was made', () => {
  const turnover = turnoverOf([call('sqs', 'CreateQueue'), call('sqs', 'CreateQueue'), call('sqs', 'DeleteQueue')]);
  expect(turnover.get('sqs Queue')).toEqual({ deleted: 1 });
});

test('a part of another resource is not counted', () => {
  expect(turnoverOf([call('kms', 'CreateAlias')]).get('kms Alias')).toBeUndefined();
});
