import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDist, readDist, where } from './dist';

const queue = 'apiVersion: sqs.aws.m.upbound.io/v1beta1\nkind: Queue\nmetadata: {name: q, namespace: dev}\n';

describe('reading dist', () => {
  test('every document of a file is an object that messages name by file, kind and name', () => {
    const { objects, problems } = parseDist('dist/dev/q.yaml', `${queue}---\n${queue.replace('name: q', 'name: r')}`);
    expect(problems).toEqual([]);
    expect(objects.map(where)).toEqual(['dist/dev/q.yaml Queue/q', 'dist/dev/q.yaml Queue/r']);
    expect(objects[0]).toMatchObject({ group: 'sqs.aws.m.upbound.io', namespace: 'dev', annotations: {} });
    const annotated = parseDist('dist/dev/q.yaml', queue.replace('name: q', 'name: q, annotations: {a: b, c: 1}'));
    expect(annotated.objects[0]?.annotations).toEqual({ a: 'b' });
  });

  test.each([
    ['malformed YAML', 'kind: [', /document 1: malformed YAML/],
    ['a key given twice', `${queue}kind: Topic\n`, /malformed YAML \(Map keys must be unique/],
    ['an object without kind', queue.replace(/kind.*\n/, ''), /not an object with apiVersion, kind/],
    ['a list', '[a]', /not an object with apiVersion, kind/],
    ['a kind that is no text', queue.replace('Queue', '5'), /not an object with apiVersion, kind/],
    ['an object without apiVersion', queue.replace(/apiVersion.*\n/, ''), /not an object with apiVersion, kind/],
    ['an object without a name', queue.replace('name: q, ', ''), /not an object with apiVersion, kind/],
    ['an empty document', `${queue}---\n`, /document 2: not an object/],
    ['a word that YAML 1.1 reads as a boolean', `${queue}spec: {answer: yes}\n`, /reads YAML 1.1 \(yes\)/],
    ['a number that YAML 1.1 reads as octal', `${queue}spec: {mode: 0755}\n`, /reads YAML 1.1 \(0755\)/],
  ])('%s is a problem', (_what, text, message) => {
    expect(parseDist('dist/x.yaml', text).problems).toEqual([expect.stringMatching(message)]);
  });

  test('a quoted word is text for every reader of YAML', () => {
    expect(parseDist('dist/x.yaml', `${queue}spec: {answer: "yes"}\n`).problems).toEqual([]);
  });

  test('all files of all folders are read in the order of their paths, named from the repository root', () => {
    const root = join(mkdtempSync(join(tmpdir(), 'dist-')), 'dist');
    try {
      mkdirSync(join(root, 'b', 'folder.yaml'), { recursive: true });
      writeFileSync(join(root, 'b', 'one.yaml'), queue);
      writeFileSync(join(root, 'a.yaml'), queue);
      writeFileSync(join(root, 'note.txt'), 'no YAML');
      expect(readDist(root).objects.map(({ file }) => file)).toEqual(['dist/a.yaml', 'dist/b/one.yaml']);
    } finally {
      rmSync(join(root, '..'), { recursive: true });
    }
  });

  test('a directory that does not exist is a problem, not an empty dist', () => {
    expect(readDist(join(tmpdir(), 'there-is-no-such-dist')).problems).toEqual([
      expect.stringMatching(/npm run synth/),
    ]);
  });
});
