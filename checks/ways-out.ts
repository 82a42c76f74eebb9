import { cidr } from '../config/cidr';
import type { Environment } from '../config/environment';
import type { Service } from '../config/service';
import type { DistObject } from './dist';
import { decideByPolicy } from './network-policy';
import { policedCluster } from './policed-cluster';
import { possiblePods } from './reachability-pods';

/** An address that stands for a part of the network beyond the pods. */
interface Target {
  readonly what: string;
  readonly ip: string;
  readonly port: number;
  readonly allowed: boolean;
}

/**
 * Where the NetworkPolicies of an environment let a service's pods out of the cluster otherwise than it needs: the VPC's
 * interfaces on 443 always, AWS's public addresses on 443 only for what is reached through a gateway endpoint, and
 * other networks never.
 */
export function wayOutProblems(all: readonly DistObject[], environment: Environment): string[] {
  const objects = all.filter(({ file }) => file.startsWith(`dist/${environment.name}/`));
  const cluster = policedCluster(objects);
  return environment.services.flatMap((service) =>
    targets(environment, service).flatMap(({ what, ip, port, allowed }) => {
      const pods = possiblePods(objects, service.namespace);
      const at = `dist/${environment.name} ${service.name} to ${what} (${ip}:${port})`;
      if (pods.length === 0) return [`${at}: no pods to judge — render the service's profile and subnets`];
      const wrong = pods
        .map((pod) => decideByPolicy(cluster, pod, { ip }, port, 'TCP').egress)
        .filter((egress) => (egress !== undefined) !== allowed);
      if (wrong.length === 0) return [];
      return [
        allowed
          ? `${at}: no NetworkPolicy lets it out — its declarations need it`
          : `${at}: a NetworkPolicy lets it out (${wrong[0]}) — nothing that it declares needs it`,
      ];
    }),
  );
}

/** DynamoDB and S3 answer at public addresses; 192.0.2.1 stands for them, an address that nobody has. */
function targets({ vpcCidr }: Environment, { uses }: Service): Target[] {
  const gateways = Object.keys(uses.tables).length + uses.buckets.length > 0;
  const inside = cidr.block24(vpcCidr, 0).replace(/0\/24$/, '9');
  const other = inside.startsWith('10.') ? '172.16.0.1' : '10.0.0.1';
  return [
    { what: 'an interface of the VPC', ip: inside, port: 443, allowed: true },
    { what: 'an interface of the VPC', ip: inside, port: 80, allowed: false },
    { what: 'a public address', ip: '192.0.2.1', port: 443, allowed: gateways },
    { what: 'a public address', ip: '192.0.2.1', port: 80, allowed: false },
    { what: 'another private network', ip: other, port: 443, allowed: false },
    { what: 'another private network', ip: '192.168.0.1', port: 443, allowed: false },
  ];
}
