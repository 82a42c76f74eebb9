import { AwsError, errorCode } from './aws-error';

const error = new AwsError(400, 'Some.Code', 'a < b');

test.each(['ec2', 'iam', 's3', 's3control', 'kms', 'eks'])(
  'the code of an error of %s is read from its answer',
  (api) => {
    expect(errorCode(error.answer(api))).toBe('Some.Code');
  },
);

test('an answer is in the form of its api', () => {
  expect(error.answer('ec2').body).toContain(
    '<Response><Errors><Error><Code>Some.Code</Code><Message>a &#60; b</Message>',
  );
  expect(error.answer('s3').body).toContain('<Error><Code>Some.Code</Code>');
  expect(JSON.parse(error.answer('kms').body)).toEqual({ __type: 'Some.Code', message: 'a < b' });
  expect(JSON.parse(error.answer('eks').body)).toEqual({ message: 'a < b' });
  expect(error.answer('eks').headers['x-amzn-errortype']).toBe('Some.Code');
});

test('the namespace of a code is not part of it, and success has no code', () => {
  const body = '{"__type":"com.amazonaws.kms#NotFoundException"}';
  expect(errorCode({ status: 400, headers: {}, body })).toBe('NotFoundException');
  expect(errorCode({ status: 200, headers: {}, body })).toBeUndefined();
  expect(errorCode({ status: 404, headers: {}, body: '' })).toBeUndefined();
});
