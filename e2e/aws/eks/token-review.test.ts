import type { JsonObject } from '../../../objects/json';
import { Sessions } from '../identity/sessions';
import { adminPolicy } from './access-entries';
import { clusterFixture } from './cluster-fixture';
import { Store } from './store';
import { TokenReviews } from './token-review';

// Made by botocore 1.43.106 with the root keys of 111122223333, for the cluster `shop`.
const url =
  'https://sts.us-east-1.amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIA111122223333ROOT%2F20261127%2Fus-east-1%2Fsts%2Faws4_request&X-Amz-Date=20261127T125243Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host%3Bx-k8s-aws-id&X-Amz-Signature=ca83c3b637001cb654c40baa790c0e505c47746ee3ca647e0aef67b048c0ad24';
const then = Date.UTC(2026, 10, 27, 12, 53);
const principalArn = 'arn:aws:iam::111122223333:root';

const tokenOf = (text: string) => `k8s-aws-v1.${Buffer.from(text).toString('base64url')}`;

function review(token: string, { cluster = 'shop', now = then, entry = true, admin = false } = {}): JsonObject {
  const store = new Store();
  for (const name of ['shop', 'other']) {
    const made = clusterFixture({ name });
    store.add(made);
    if (!entry) continue;
    made.entries.set(principalArn, {
      ...{ principalArn, arn: 'x', type: 'STANDARD', groups: ['viewers'], username: 'me', createdAt: 0, modifiedAt: 0 },
      tags: new Map(),
      policies: new Map(
        admin ? [[adminPolicy, { policyArn: adminPolicy, accessScope: { type: 'cluster' }, associatedAt: 0 }]] : [],
      ),
    });
  }
  const reviews = new TokenReviews(store, new Sessions(['111122223333']), () => now);
  return reviews.answer(cluster, { spec: { token } }).status as JsonObject;
}

test('the principal who signed has the groups of its access entry', () => {
  const user = { username: 'me', uid: '111122223333', groups: ['viewers'] };
  expect(review(tokenOf(url))).toEqual({ authenticated: true, user });
});

test('an administrator of the cluster is a member of system:masters', () => {
  expect(review(tokenOf(url), { admin: true }).user).toMatchObject({ groups: ['viewers', 'system:masters'] });
});

test.each([
  ['without an access entry', tokenOf(url), { entry: false }, /no access entry in shop/],
  ['at another cluster than it was signed for', tokenOf(url), { cluster: 'other' }, /not signed for other/],
  ['after a quarter of an hour', tokenOf(url), { now: then + 15 * 60 * 1000 }, /expired/],
  ['with keys that nobody has', tokenOf(url.replace('AKIA1111', 'AKIA9999')), {}, /invalid/],
  ['with another signature', tokenOf(url.replace(/24$/, '25')), {}, /not signed for shop/],
  ['that asks something else', tokenOf(url.replace('GetCallerIdentity', 'AssumeRole')), {}, /does not ask/],
  ['to somebody else than STS', tokenOf(url.replace('sts.', 'example.')), {}, /is not STS/],
  ['of something else', 'eyJ.a.b', {}, /no token of EKS/],
])('a token %s belongs to nobody', (_, token, options, error) => {
  expect(review(token, options)).toEqual({ authenticated: false, error: expect.stringMatching(error) });
});
