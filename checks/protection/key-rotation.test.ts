import { parseDist } from '../../objects/dist';
import { keyRotationProblems } from './key-rotation';

const problemsOf = (forProvider: object) => {
  const body = {
    apiVersion: 'kms.aws.m.upbound.io/v1beta1',
    kind: 'Key',
    metadata: { name: 'x' },
    spec: { forProvider },
  };
  return keyRotationProblems(parseDist('dist/x.yaml', JSON.stringify(body)).objects);
};

describe('a key', () => {
  test.each<[string, object, RegExp[]]>([
    ['that rotates', { enableKeyRotation: true, deletionWindowInDays: 7 }, []],
    ['that does not rotate', { deletionWindowInDays: 30 }, [/enableKeyRotation: not true/]],
    ['that can go at once', { enableKeyRotation: true, deletionWindowInDays: 1 }, [/not 7 to 30 \(1\)/]],
  ])('%s', (_what, forProvider, messages) => {
    expect(problemsOf(forProvider)).toEqual(messages.map((message) => expect.stringMatching(message)));
  });
});
