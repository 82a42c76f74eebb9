import * as acm from '../../../imports/acm.aws.m.upbound.io';
import * as cloudwatch from '../../../imports/cloudwatch.aws.m.upbound.io';
import * as kubernetes from '../../../imports/kubernetes.m.crossplane.io';
import * as route53 from '../../../imports/route53.aws.m.upbound.io';
import type { CompositeDefinition } from './composite-definition';
import { rules } from './rules';
import { schema } from './schema';

const { manifest, named, object, tags, text, texts } = schema;

/**
 * An entrance whose names are in a zone of the account: a composite because its Ingress names its certificates, its records
 * what ACM wants to see and the load balancer that the controller makes of the Ingress, and its alarms the certificates.
 */
export const hostedEntrance: CompositeDefinition = {
  kind: 'HostedEntrance',
  plural: 'hostedentrances',
  description: 'An entrance with the certificates and the DNS records of its names.',
  source: 'hosted_entrance.py',
  composes: [
    acm.Certificate.GVK,
    route53.Route53Record.GVK,
    cloudwatch.MetricAlarm.GVK,
    kubernetes.KubernetesObject.GVK,
  ],
  columns: { ZONE: '.spec.zoneId', 'LOAD BALANCER': '.status.loadBalancer' },
  spec: object('The entrance that is wanted.', {
    region: text('AWS region.', rules.region, rules.immutableName),
    tags,
    zoneId: text('Zone of Route 53 that has its names.', rules.zoneId, rules.immutableReference),
    loadBalancerZoneId: text('Zone of Route 53 in which AWS names the load balancers of the region.', rules.zoneId),
    hosts: named(
      'Its names.',
      25,
      object('A name with its certificate.', {
        name: text('The name.', rules.certificateName),
        alarmName: text('Name of the alarm that rings before the certificate expires.'),
      }),
    ),
    alarm: object('What the alarms have in common.', {
      description: text('What they say after the name.'),
      daysToExpiry: schema.integer('Days before the end at which they ring.', 1, 90),
      topicArns: texts('Topics that they tell.', 5),
    }),
    clusterConfigName: text('ProviderConfig that leads into the workload cluster.', rules.objectName),
    ingress: manifest('The Ingress there, without its certificates.', [
      "self.kind == 'Ingress'",
      'is no Ingress — write one without alb.ingress.kubernetes.io/certificate-arn, which follows once there are certificates',
    ]),
  }),
  status: { loadBalancer: text('Name that AWS has given the load balancer.') },
};
