import { readOptions } from './options';

const needed = ['--kubeconfig=k', '--workload=dev=d', '--workload=prod=p', '--inventory=i'];

test('options are read, with their defaults', () => {
  expect(readOptions([...needed, '--delay', 'eks.Cluster=3000', '--seed=7'])).toEqual({
    kubeconfig: 'k',
    workloads: new Map([
      ['dev', 'd'],
      ['prod', 'p'],
    ]),
    inventory: 'i',
    delays: { usual: 300, byKind: new Map([['eks Cluster', 3000]]), jitter: 0, seed: 7 },
  });
});

test('all problems are told at once', () => {
  expect(readOptions(['--kubeconfig=k', '--colour', '--jitter=2', '--delay=soon', '--workload=dev'])).toEqual([
    expect.stringMatching(/^--colour: unknown — give only --kubeconfig, /),
    '--inventory: missing — give it',
    '--jitter: no number from 0 to 1 (2) — correct it',
    '--delay: no delay of a kind (soon) — write it as eks.Cluster=3000',
    '--workload: no workload cluster (dev) — write its name, = and the path of its kubeconfig',
  ]);
});
