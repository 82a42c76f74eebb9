import { parseDist } from '../objects/dist';
import { arnsIn, isArnOf } from './arns';
import { wrapped } from './carriers';

const object = (api: string, kind: string, name: string, externalName?: string) => {
  const annotations = externalName === undefined ? {} : { 'crossplane.io/external-name': externalName };
  const body = { apiVersion: `${api}.aws.m.upbound.io/v1beta1`, kind, metadata: { name, annotations } };
  const [parsed] = parseDist('dist/dev/x.yaml', JSON.stringify(body)).objects;
  if (parsed === undefined) throw new Error('not an object');
  return parsed;
};

test.each([
  ['arn:aws:dynamodb:us-east-1:1:table/a-dev', object('dynamodb', 'Table', 'a-dev'), true],
  ['arn:aws:dynamodb:us-east-1:1:table/b-a-dev', object('dynamodb', 'Table', 'a-dev'), false],
  ['arn:aws:s3:::a-dev/*', object('s3', 'Bucket', 'a-dev'), true],
  ['arn:aws:sqs:us-east-1:1:a-dev', object('sns', 'Topic', 'a-dev'), false],
  ['arn:aws:secretsmanager:us-east-1:1:secret:a/b-??????', object('secretsmanager', 'Secret', 'x', 'a/b'), true],
  ['arn:aws:logs:us-east-1:1:log-group:/aws/a:*', object('cloudwatchlogs', 'Group', 'x', '/aws/a'), true],
])('%s is the ARN of its object alone', (arn, target, expected) => {
  expect(isArnOf(arn, target)).toBe(expected);
});

test('ARNs are found inside of a text', () => {
  const text = 'roleArn: "arn:aws:iam::1:role/a"\nother: arn:aws:s3:::b, c';
  expect(arnsIn(text)).toEqual(['arn:aws:iam::1:role/a', 'arn:aws:s3:::b']);
});

test('words are broken into lines between them, and inside of them after a hyphen only', () => {
  expect(wrapped('one two three', 8)).toEqual(['one two', 'three']);
  expect(wrapped('one-two-three', 8)).toEqual(['one-two-', 'three']);
  expect(wrapped('unbroken-nothing', 4)).toEqual(['unbroken-', 'nothing']);
});
