import type { Environment } from '../../config/model/environment';
import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at } from '../../objects/json';
import { forProviderOf } from '../../objects/managed-resource';

/**
 * Subnets of an environment that the load balancer controller would not find, or would mistake for the other tier:
 * public subnets hold what faces the internet, private ones the rest.
 *
 * Source: AWS Load Balancer Controller, "Subnet auto-discovery".
 */
export function subnetTagProblems(objects: readonly DistObject[], { name, subnets }: Environment): string[] {
  const tags = { public: 'kubernetes.io/role/elb', private: 'kubernetes.io/role/internal-elb' };
  return (['public', 'private'] as const).flatMap((tier) => {
    const own = objects.filter(
      ({ body, namespace, ...object }) =>
        namespace === name &&
        groupKind(object) === 'ec2 Subnet' &&
        subnets[tier].some((range) => range === at(forProviderOf(body), 'cidrBlock')),
    );
    const found = own.flatMap((subnet) => {
      const given = at(forProviderOf(subnet.body), 'tags');
      const right = Object.entries(tags).every(([key, tag]) => (at(given, tag) === '1') === (key === tier));
      return right ? [] : [`${where(subnet)}: no tag ${tags[tier]}: "1", or the other one too — tag it as ${tier}`];
    });
    if (own.length === subnets[tier].length) return found;
    return [...found, `dist/${name}: not every ${tier} subnet (${own.length} of ${subnets[tier].length}) — render it`];
  });
}
