import type { JsonObject } from '../../objects/json';
import type { Ask } from '../accounts/inventory/aws-resource';
import { AwsRefusal } from '../aws/client';
import { Images } from './images';

const account = '111122223333';
const digest = `sha256:${'a'.repeat(64)}`;
const image = (repository: string, of = account) => `${of}.dkr.ecr.us-east-1.amazonaws.com/${repository}@${digest}`;

/** An ECR with the repository `payment`, which two may fill at once. */
function registry(): Ask {
  let pushes = 0;
  const answer = (operation: string, { repositoryName }: JsonObject) => {
    if (repositoryName !== 'payment') throw new AwsRefusal('RepositoryNotFoundException', 'not there');
    if (operation === 'BatchGetImage') return { images: [] };
    pushes += 1;
    if (pushes > 1) throw new AwsRefusal('ImageAlreadyExistsException', 'there');
    return {};
  };
  return async <Answer>(_api: string, operation: string, parameters: JsonObject = {}) =>
    answer(operation, parameters) as Answer;
}

test('an image is pushed once its repository exists, even if two pods ask in the same moment', async () => {
  const images = new Images(account, registry());
  const asked = await Promise.all([images.canPull(image('payment')), images.canPull(image('payment'))]);
  expect([...asked, await images.canPull(image('reporting'))]).toEqual([true, true, false]);
});

test.each([
  ['of another account', image('payment', '444455556666')],
  ['from elsewhere', 'docker.io/library/payment:1'],
])('an image %s cannot be pulled', async (_what, one) => {
  expect(await new Images(account, registry()).canPull(one)).toBe(false);
});

test('an image that is withheld cannot be pulled', async () => {
  const images = new Images(account, registry());
  images.withhold(digest);
  expect(await images.canPull(image('payment'))).toBe(false);
});
