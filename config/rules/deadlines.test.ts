import { exampleEnvironments, examplePlatform, exampleServices } from '../model/example';
import { deadlineProblems } from './deadlines';
import { loadEnvironments } from './load';

const versions = { '1.35': { standardSupportUntil: '2027-03-27' } };
const environments = loadEnvironments(exampleEnvironments, exampleServices, examplePlatform);
const places = (today: string) => deadlineProblems(environments, today, versions).map(({ where }) => where);

test('45 days before its version ends, a retained environment has to move, and a disposable one has not', () => {
  expect(places('2027-02-09')).toEqual([]);
  expect(places('2027-02-10')).toEqual(['config/staging.ts kubernetesVersion', 'config/prod.ts kubernetesVersion']);
});

test('it is said what ended, and what to run', () => {
  const [, prod] = deadlineProblems(environments, '2027-03-28', versions);
  expect(prod).toEqual({
    where: 'config/prod.ts kubernetesVersion',
    what: 'ended standard support on 2027-03-27, and a retained environment moves 45 days before',
    value: '1.35',
    fix: 'run "npm run upgrade -- --environment prod"',
  });
});
