import { parse } from 'yaml';
import { configuration } from '../../charts/this-configuration';
import { unknownDigest } from '../../config/model/digest';
import { committed } from '../../objects/committed-fixture';
import { groupKind } from '../../objects/group-kind';
import { type Json, places, stringAt } from '../../objects/json';
import { mirroredImages, writtenImages } from './mirrored-image';

const { environments, platform } = configuration;
const images = mirroredImages(platform, environments);

const { objects } = committed;

test('every image that dist/ takes from a registry of the platform is mirrored, under the digest that dist/ names', () => {
  const deployed = objects
    .filter((object) => groupKind(object) === 'argoproj.io Application')
    .flatMap(({ body }) => {
      const values: Json = parse(stringAt(body, 'spec', 'source', 'helm', 'values') ?? '{}');
      return places({ values })
        .filter(({ key, value }) => key === 'image' && stringAt(value, 'repository') !== undefined)
        .map(({ value }) => `${stringAt(value, 'repository')}:${stringAt(value, 'tag')}`);
    });
  const mirrored = images.flatMap(({ release, digest = unknownDigest, targets }) =>
    targets
      .filter(({ repository }) => repository.includes('/platform-'))
      .map(({ repository }) => `${repository}:${release}@${digest}`),
  );
  expect(deployed).not.toEqual([]);
  expect([...new Set(deployed)].sort()).toEqual(mirrored.sort());
});

test('every image of a service that others publish is mirrored to where its pods take it from', () => {
  const published = environments.flatMap(({ name, services }) =>
    services.filter(({ image }) => image?.includes('@')).map((service) => `${name} ${service.name}`),
  );
  const deployed = objects
    .filter((object) => groupKind(object) === 'apps Deployment')
    .filter(({ cluster, name }) => published.includes(`${cluster} ${name}`))
    .flatMap(({ body }) => places(body).filter(({ key, value }) => key === 'image' && typeof value === 'string'))
    .map(({ value }) => value);
  const mirrored = images.flatMap(({ digest = unknownDigest, targets }) =>
    targets.map(({ repository }) => `${repository}@${digest}`),
  );
  expect(deployed).toHaveLength(published.length);
  expect(deployed.filter((image) => !mirrored.includes(String(image)))).toEqual([]);
});

test('what is pushed to the repository of a service is not looked for elsewhere', () => {
  const [own, elsewhere] = [`sha256:${'9c'.repeat(32)}`, `docker.io/example/ledger:1.2.3@sha256:${'9c'.repeat(32)}`];
  const at = (service: string) => `config/services.ts ${service}.image`;
  const written = { ledger: { image: elsewhere }, payment: { image: own }, risk: {} };
  expect(writtenImages(at, written)).toEqual([
    {
      name: 'ledger',
      written: { digest: 'config/services.ts ledger.image', release: 'config/services.ts ledger.image' },
      repository: 'docker.io/example/ledger',
      release: '1.2.3',
      digest: own,
    },
  ]);
});

test('every environment gets every image, each into a repository of its own', () => {
  for (const { targets } of images) {
    expect([...new Set(targets.map(({ environment }) => environment))]).toEqual(environments.map(({ name }) => name));
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
