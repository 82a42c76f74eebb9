import type { Answer, Call } from '../calls/call';
import { requestOf } from '../calls/request-fixture';
import { corrected } from './corrections';

const caller = { account: '111122223333', arn: 'arn:aws:iam::111122223333:root', userId: '111122223333' };
const OpenIDConnectProviderArn = 'arn:aws:iam::111122223333:oidc-provider/a';

/** Calls IAM, whose emulator has a provider with the tag `Made`. */
async function iam(operation: string, parameters: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const ask = async (_: Call): Promise<Answer> => ({
    status: 200,
    headers: {},
    body: '<Url>a</Url><Tags><member><Key>Made</Key><Value>so</Value></member></Tags>',
  });
  const request = requestOf({ body: new URLSearchParams({ OpenIDConnectProviderArn, ...parameters }).toString() });
  return corrected({ ...request, api: 'iam', operation, region: 'us-east-1', caller }, ask);
}

const tags = async () => (await iam('GetOpenIDConnectProvider')).body.match(/<Key>[^<]*<\/Key><Value>[^<]*/g);

test('a provider shows the tags that it got and lost later', async () => {
  expect(await tags()).toEqual(['<Key>Made</Key><Value>so']);
  await iam('TagOpenIDConnectProvider', { 'Tags.member.1.Key': 'Later', 'Tags.member.1.Value': 'a&b' });
  expect(await tags()).toEqual(['<Key>Made</Key><Value>so', '<Key>Later</Key><Value>a&#38;b']);
  await iam('UntagOpenIDConnectProvider', { 'TagKeys.member.1': 'Made' });
  expect(await tags()).toEqual(['<Key>Later</Key><Value>a&#38;b']);
});

test('a provider that goes takes its tags along', async () => {
  await iam('DeleteOpenIDConnectProvider');
  expect(await tags()).toEqual(['<Key>Made</Key><Value>so']);
});
