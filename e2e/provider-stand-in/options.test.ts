import { readOptions } from './options';

const needed = [
  '--kubeconfig=k',
  '--workload-kubeconfig=w',
  '--workload-endpoint=e',
  '--workload-ca=c',
  '--inventory=i',
];

test('options are read, with their defaults', () => {
  expect(readOptions([...needed, '--delay', 'eks.Cluster=3000', '--seed=7'])).toEqual({
    kubeconfig: 'k',
    workloadKubeconfig: 'w',
    workloadEndpoint: 'e',
    workloadCa: 'c',
    inventory: 'i',
    delays: { usual: 300, byKind: new Map([['eks Cluster', 3000]]), jitter: 0, seed: 7 },
  });
});

test('all problems are told at once', () => {
  expect(
    readOptions(['--kubeconfig=k', '--colour', '--jitter=2', '--delay=soon', '--inventory=i', '--workload-ca=c']),
  ).toEqual([
    expect.stringMatching(/^--colour: unknown — give only --kubeconfig, /),
    '--workload-kubeconfig: missing — give it',
    '--workload-endpoint: missing — give it',
    '--jitter: no number from 0 to 1 (2) — correct it',
    '--delay: no delay of a kind (soon) — write it as eks.Cluster=3000',
  ]);
});
