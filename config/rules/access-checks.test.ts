import { names } from '../model/names';
import { isOwnRole } from './access-checks';

const own = names({ name: 'dev', account: '111122223333' });
const arn = (role: string) => `arn:aws:iam::111122223333:role/${role}`;

test.each([own.role('argocd'), own.irsaRole('payment')])('%s is a role that the environment makes', (role) => {
  expect(isOwnRole(arn(role), 'dev')).toBe(true);
});

test.each([
  ['a role of another environment', names({ name: 'prod', account: '111122223333' }).role('argocd')],
  ['a role of another name', 'administrators-role-dev'],
  ['a role with a path', `teams/${own.role('argocd')}`],
])('%s is not', (_, role) => {
  expect(isOwnRole(arn(role), 'dev')).toBe(false);
});
