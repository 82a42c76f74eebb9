import { environments, objects } from '../../charts/reaching-fixture';
import { everyProblem } from '../every-problem';

test('what services reach passes every check', async () => {
  expect(await everyProblem(objects, environments)).toEqual([]);
});
