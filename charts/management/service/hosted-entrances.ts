import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { loadBalancerZones } from '../../../config/model/aws/load-balancer-zones';
import { entrancesOf } from '../../../config/model/entrance';
import { names } from '../../../config/model/names';
import * as composites from '../../../imports/composites';
import { Aws } from '../../aws/aws';
import { daysToExpiry } from '../../aws/certificate-alarm';
import { ingressOf } from '../../aws/ingress';
import type { OwnedProps } from './owned';

/** The entrances of a service whose names are in the environment's zone, each with certificates and records. */
export class HostedEntrances extends Construct {
  public constructor(scope: Construct, id: string, { environment, service }: OwnedProps) {
    super(scope, id);
    const { region, zone } = environment;
    const aws = new Aws(environment);
    const name = names(environment);
    if (zone === undefined) return;
    for (const entrance of entrancesOf(service).filter(({ certificateArn }) => certificateArn === undefined)) {
      const { metadata, spec } = ingressOf(environment, service, entrance);
      new composites.HostedEntrance(this, entrance.field, {
        // Its names lead nowhere without it.
        metadata: aws.metadata({ name: entrance.name, confirmDeletion: true }),
        spec: {
          region,
          tags: aws.tags(service.name),
          zoneId: zone.id,
          loadBalancerZoneId: loadBalancerZones[region] ?? '',
          hosts: entrance.hosts.map((host) => ({ name: host, alarmName: name.alarm(host, 'certificate') })),
          alarm: {
            description: `expires within ${daysToExpiry} days, or has expired. What to do: docs/alarms.md, "certificate".`,
            daysToExpiry,
            topicArns: [aws.arn('sns', name.alarmsTopic)],
          },
          clusterConfigName: name.cluster,
          ingress: k8s.KubeIngress.manifest({ metadata: { ...metadata, namespace: service.namespace }, spec }),
        },
      });
    }
  }
}
