import { exampleEnvironments, examplePlatform } from '../../../config/model/example';
import { Chain } from './chain';
import { edits } from './edits';

const first = { ...exampleEnvironments[0], revision: 'v1.0.0' };

const links = (seed: number, count: number) => {
  const chain = new Chain(first, examplePlatform, seed);
  return [...Array(count)].map(() => chain.next());
};

test('a seed leads to the same states every time, and another seed to others', () => {
  expect(links(1, 5)).toEqual(links(1, 5));
  expect(links(1, 5)).not.toEqual(links(2, 5));
});

test('an environment that no service could mend is refused at once', () => {
  expect(() => new Chain({ ...first, region: 'eu-central-1' }, examplePlatform, 1)).toThrow(/eu-central-1/);
});

test('each state differs from the one before, and within some hundred everything is edited that can be', () => {
  const all = links(3, 300);
  const texts = all.map(({ written }) => JSON.stringify(written));
  expect(texts.filter((text, index) => text === texts[index - 1])).toEqual([]);
  const done = new Set(all.flatMap((link) => link.edits));
  expect(Object.keys(edits).filter((name) => !done.has(name))).toEqual([]);
});
