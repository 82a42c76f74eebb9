import { parseDist } from '../../objects/dist';
import { secretProblems } from './secrets';

const problemsOf = (body: object) =>
  parseDist(
    'dist/x.yaml',
    JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' }, ...body }),
  ).objects.flatMap(secretProblems);

describe('what must not stand in Git', () => {
  // Put together here, so that nothing in this repository looks like a secret.
  const keyId = `AKIA${'ABCDEFGH'.repeat(2)}`;
  test.each<[string, object, RegExp]>([
    ['a Secret with data', { kind: 'Secret', data: { a: 'eA==' } }, /data: a Secret with its value/],
    ['a Secret with text', { kind: 'Secret', stringData: { a: 'x' } }, /stringData: a Secret with its value/],
    [
      'a secret version',
      { apiVersion: 'secretsmanager.aws.m.upbound.io/v1beta1', kind: 'SecretVersion' },
      /a secret’s value/,
    ],
    ['an access key', { data: { a: `id ${keyId}` } }, /access key id/],
    ['an access key as a field name', { data: { [keyId]: '' } }, /access key id/],
    ['a private key', { data: { a: `-----BEGIN RSA ${'PRIVATE'} KEY-----` } }, /private key/],
    ['a bearer token', { data: { a: `Authorization: Bearer ${'abc123'.repeat(4)}` } }, /bearer token/],
    ['undefined in a name', { data: { a: 'eks-undefined-dev' } }, /became text \(eks-undefined-dev\)/],
    ['NaN', { data: { a: 'NaN' } }, /became text \(NaN\)/],
    ['an object as text', { data: { a: 'x [object Object]' } }, /became text/],
    ['null in a name', { data: { a: 'arn:aws:s3:::null-dev' } }, /became text/],
    ['undefined as a field name', { data: { undefined: '' } }, /became text \(undefined\)/],
  ])('%s', (_what, body, message) => {
    expect(problemsOf(body)).toEqual([expect.stringMatching(message)]);
  });

  test.each<[string, object]>([
    ['a Secret that others fill', { kind: 'Secret', metadata: { name: 'x' } }],
    ['a policy with the operator Null', { data: { a: '{"Null":{"aws:RequestTag/a":"false"}}' } }],
    ['words that merely contain them', { data: { a: 'nullable NaNny' } }],
  ])('but %s may', (_what, body) => {
    expect(problemsOf(body)).toEqual([]);
  });
});
