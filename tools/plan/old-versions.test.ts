import { kubernetesVersions } from '../../config/model/aws/kubernetes-versions';
import { dayAfter } from '../../config/model/day';
import { moved, rendered, written } from '../../plan/fixture';
import { oldVersions } from './old-versions';

const [version = '', { standardSupportUntil: end }] = Object.entries(kubernetesVersions).find(
  ([name]) => name === written.environments[0]?.kubernetesVersion,
) ?? ['', { standardSupportUntil: '' }];
const { to } = moved(rendered(written), rendered(written));

test('what a pinned environment runs is told of from 45 days before its version ends, and not before', () => {
  expect(oldVersions(to, dayAfter(end, -46))).toEqual([]);
  expect(oldVersions(to, dayAfter(end, -45))).toEqual([
    `prod at v1.0.0: runs Kubernetes ${version}, standard support of which ends on ${end} — promote it to one that has another`,
  ]);
  expect(oldVersions(to, dayAfter(end, 1))).toEqual([expect.stringContaining(`ended on ${end}`)]);
});
