import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Scratch } from '../../files/scratch';
import { makeClone } from './clone';

const scratch = new Scratch(join(tmpdir(), 'payment-platform-'));
const clone = join(scratch.folder, 'clone');
const git = (...args: readonly string[]) => execFileSync('git', ['-C', clone, ...args], { encoding: 'utf8' });
afterAll(() => scratch.remove());

/** A provider that knows a field less of VPCs than the pinned one. */
function providerWithout(field: string): string {
  const folder = join(scratch.folder, 'provider');
  mkdirSync(join(folder, 'package/crds'), { recursive: true });
  const known = ['cidrBlock', 'enableDnsHostnames', 'enableDnsSupport', 'region', 'tags'].filter(
    (one) => one !== field,
  );
  const schema = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, {}]));
  const spec = {
    properties: {
      ...schema('managementPolicies', 'providerConfigRef'),
      forProvider: { properties: schema(...known) },
    },
  };
  const version = { schema: { openAPIV3Schema: { properties: { spec } } } };
  const crd = `spec:\n  names:\n    kind: VPC\n  versions:\n    - ${JSON.stringify(version)}\n`;
  writeFileSync(join(folder, 'package/crds/ec2.aws.m.upbound.io_vpcs.yaml'), crd);
  return folder;
}

test('a commit has what loopback can deploy, and the files stay as they are', () => {
  makeClone({ root: join(__dirname, '../..'), folder: clone, providerAws: providerWithout('enableDnsSupport') });
  const [vpc, applications] = ['dist/dev/management/network/network.yaml', 'dist/argocd/platform/platform.yaml'];
  const before = [vpc, applications].map((file) => readFileSync(join(clone, file), 'utf8'));
  writeFileSync(join(clone, 'mine.txt'), 'mine');
  git('add', '--all');
  git('commit', '--quiet', '--message=Make it ours');
  const changed = git('show', '--name-only', '--format=', 'HEAD').trim().split('\n');
  expect(changed).toEqual(expect.arrayContaining([vpc, applications, 'mine.txt']));
  expect(changed.filter((file) => !file.startsWith('dist/'))).toEqual(['mine.txt']);
  expect(git('show', `HEAD:${vpc}`)).not.toContain('enableDnsSupport');
  expect(git('show', `HEAD:${vpc}`)).toContain('enableDnsHostnames');
  expect(git('show', `HEAD:${applications}`)).not.toContain('argoproj/argo-cd');
  expect([vpc, applications].map((file) => readFileSync(join(clone, file), 'utf8'))).toEqual(before);
});
