import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { Environment } from '../../../config/model/environment';
import { names } from '../../../config/model/names';
import type { Port } from '../../../config/model/running/ports';
import type { Service } from '../../../config/model/service';
import { syncAnnotations } from '../../argocd/sync-annotations';

/** An Ingress is healthy when AWS has made its load balancer, and the service's secret need not wait for that. */
const last = syncAnnotations({ wave: 2 });

/** A service's address in the cluster, and a load balancer in front of it where the environment declares one. */
export class Entrance extends Construct {
  public constructor(scope: Construct, id: string, environment: Environment, service: Service) {
    super(scope, id);
    const { ingress, name, ports } = service;
    const [first] = ports;
    // Nobody calls a worker.
    if (first === undefined) return;

    new k8s.KubeService(this, 'service', {
      metadata: { name },
      spec: {
        selector: { 'app.kubernetes.io/name': name },
        ports: ports.map(servicePort),
      },
    });
    if (ingress === undefined) return;
    new k8s.KubeIngress(this, 'ingress', {
      metadata: { name, annotations: { ...loadBalancer(environment, service, ingress), ...last } },
      spec: {
        ingressClassName: 'alb',
        rules: [
          {
            host: ingress.host,
            http: {
              paths: [
                { path: '/', pathType: 'Prefix', backend: { service: { name, port: { number: first.number } } } },
              ],
            },
          },
        ],
      },
    });
  }
}

function servicePort({ name, number, protocol }: Port): k8s.ServicePort {
  return {
    port: number,
    targetPort: k8s.IntOrString.fromNumber(number),
    protocol: 'TCP',
    ...(name !== undefined && { name, appProtocol: protocol === 'tcp' ? undefined : protocol }),
  };
}

function loadBalancer(
  environment: Environment,
  { gracePeriodSeconds, image, name, ports: [first] }: Service,
  ingress: NonNullable<Service['ingress']>,
): Record<string, string> {
  const attributes = {
    'access_logs.s3.enabled': true,
    'access_logs.s3.bucket': names(environment).loadBalancerLogs,
    'access_logs.s3.prefix': name,
    'deletion_protection.enabled': environment.protection.deletionProtection,
    'routing.http.drop_invalid_header_fields.enabled': true,
  };
  const annotations = {
    scheme: 'internet-facing',
    'target-type': 'ip',
    'healthcheck-path': ingress.healthCheckPath,
    ...(ingress.tls === 'end-to-end' && { 'backend-protocol': 'HTTPS', 'healthcheck-protocol': 'HTTPS' }),
    'listen-ports': JSON.stringify([{ HTTPS: 443 }]),
    // The controller's default still speaks TLS 1.0.
    'ssl-policy': 'ELBSecurityPolicy-TLS13-1-2-2021-06',
    ...(first?.protocol === 'grpc' && { 'backend-protocol-version': 'GRPC' }),
    // Of pods that others deploy nobody knows how long they take to finish.
    ...(image !== undefined && {
      'target-group-attributes': `deregistration_delay.timeout_seconds=${gracePeriodSeconds}`,
    }),
    // Stated, since to look certificates up takes an endpoint that does not exist.
    'certificate-arn': ingress.certificateArn,
    'security-groups': names(environment).securityGroup('load-balancers'),
    // The rules from the load balancers to the pods come from the same declaration.
    'manage-backend-security-group-rules': 'false',
    'load-balancer-attributes': Object.entries(attributes)
      .map(([name, value]) => `${name}=${value}`)
      .join(','),
    ...(ingress.webAclArn !== undefined && { 'wafv2-acl-arn': ingress.webAclArn }),
  };
  return Object.fromEntries(
    Object.entries(annotations).map(([name, value]) => [`alb.ingress.kubernetes.io/${name}`, value]),
  );
}
