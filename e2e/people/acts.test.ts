import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AccessPolicy } from '../../checks/argocd/access-policy';
import { committed } from '../../objects/committed-fixture';
import { dev } from '../proofs/environments';
import { type Act, targetOf } from './acts';
import { acts } from './all-acts';
import { environments, mayDo, namesakes, persons } from './persons';
import { sharedActs } from './shared-acts';

const policy = AccessPolicy.of(committed.objects);

const levelOf = ({ may, withCardholderData }: Act, cardholderData: boolean | undefined) =>
  cardholderData === true ? (withCardholderData ?? may) : may;

test.each(acts)('the policy lets whoever the table says $what, and nobody else', (act) => {
  for (const environment of environments) {
    const { cardholderData, name } = environment;
    const question = act.question(targetOf(environment));
    const allowed = persons.filter(({ groups }) => policy.allows({ subject: 'somebody', groups }, question));
    const expected = persons.filter((person) => mayDo(person.is(name), levelOf(act, cardholderData)));
    expect(allowed.map((person) => person.name)).toEqual(expected.map((person) => person.name));
    expect(expected.length).toBeGreaterThan(0);
  }
});

test.each(sharedActs)('the policy lets only administrators $what', ({ question }) => {
  const allowed = persons.filter(({ groups }) => policy.allows({ subject: 'somebody', groups }, question));
  expect(allowed.map(({ name }) => name)).toEqual(['administrator']);
});

test('whoever is called what Argo CD gives a meaning may nothing', () => {
  const questions = [...acts.map(({ question }) => question(targetOf(dev))), ...sharedActs.map((one) => one.question)];
  for (const [subject, groups] of Object.entries(namesakes)) {
    expect(questions.filter((question) => policy.allows({ subject, groups }, question))).toEqual([]);
  }
});

test('docs/people.md says of each act who may', () => {
  const page = readFileSync(join(__dirname, '../../docs/people.md'), 'utf8');
  const text = (act: Act) => {
    const beside = act.withCardholderData === undefined ? '' : `; with cardholder data ${act.withCardholderData}`;
    return `| ${act.what} | ${act.may}${beside} |`;
  };
  const rows = page.split('\n').filter((line) => /^\| .* \| (?:viewers|deployers|administrators)\b/.test(line));
  expect(rows).toEqual([...acts.map(text), ...sharedActs.map(({ what }) => `| ${what} | administrators |`)]);
});
