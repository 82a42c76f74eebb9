import { join } from 'node:path';
import { parse } from 'yaml';
import { configuration } from '../../charts/this-configuration';
import { unknownDigest } from '../../config/model/digest';
import { readDist } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { type Json, places, stringAt } from '../../objects/json';
import { mirroredImages } from './mirrored-image';

const { environments, platform } = configuration;
const images = mirroredImages(platform, environments);

test('every image that dist/ takes from a registry of the platform is mirrored, under the digest that dist/ names', () => {
  const applications = readDist(join(__dirname, '../../dist')).objects.filter(
    (object) => groupKind(object) === 'argoproj.io Application',
  );
  const deployed = applications.flatMap(({ body }) => {
    const values: Json = parse(stringAt(body, 'spec', 'source', 'helm', 'values') ?? '{}');
    return places({ values })
      .filter(({ key, value }) => key === 'image' && stringAt(value, 'repository') !== undefined)
      .map(({ value }) => `${stringAt(value, 'repository')}:${stringAt(value, 'tag')}`);
  });
  const mirrored = images.flatMap(({ release, digest = unknownDigest, targets }) =>
    targets.map(({ repository }) => `${repository}:${release}@${digest}`),
  );
  expect(deployed).not.toEqual([]);
  expect([...new Set(deployed)].sort()).toEqual(mirrored.sort());
});

test('every environment gets every image, each into a repository of its own', () => {
  for (const { targets } of images) {
    expect(targets.map(({ environment }) => environment)).toEqual(environments.map(({ name }) => name));
  }
  const repositories = images.flatMap(({ targets }) => targets.map(({ repository }) => repository));
  expect(new Set(repositories).size).toBe(repositories.length);
});

test('only of one that leaves it out is a digest unknown', () => {
  const [one, ...others] = platform.controllers;
  if (one === undefined) throw new Error('there is no controller');
  const controllers = [{ ...one, release: { ...one.release, digest: unknownDigest } }, ...others];
  const [first] = mirroredImages({ ...platform, controllers }, environments);
  expect(first?.digest).toBeUndefined();
});
