import type { k8s } from 'cdk8s-plus-28';
import { type Entrance, portOf, portsOf, spokenOn, usualHealthChecks, webAclOf } from '../../config/model/entrance';
import type { Environment } from '../../config/model/environment';
import { names } from '../../config/model/names';
import type { Port } from '../../config/model/pods/ports';
import type { Service } from '../../config/model/service';

const pathTypes = { prefix: 'Prefix', exact: 'Exact' } as const;

/** The Ingress of which the controller makes an entrance's load balancer; without a certificate, where none is stated. */
export function ingressOf(
  environment: Environment,
  service: Service,
  entrance: Entrance,
): k8s.KubeIngressProps & { readonly metadata: { readonly annotations: Readonly<Record<string, string>> } } {
  const port = portOf(entrance, service.ports);
  if (port === undefined) throw new Error(`${service.name}: its ${entrance.field} leads to no port`);
  const backend = { service: { name: service.name, port: { number: port.number } } };
  const paths = entrance.paths.map(({ path, match }) => ({ path, pathType: pathTypes[match], backend }));
  return {
    metadata: { name: entrance.name, annotations: loadBalancer(environment, service, entrance, port) },
    spec: { ingressClassName: 'alb', rules: entrance.hosts.map((host) => ({ host, http: { paths } })) },
  };
}

function loadBalancer(
  environment: Environment,
  { gracePeriodSeconds, image }: Service,
  entrance: Entrance,
  port: Port,
): Record<string, string> {
  const { isEncrypted = false, isGrpc = false } = spokenOn(port) ?? {};
  const name = names(environment);
  const attributes = {
    'access_logs.s3.enabled': true,
    'access_logs.s3.bucket': name.loadBalancerLogs,
    'access_logs.s3.prefix': entrance.name,
    'deletion_protection.enabled': environment.protection.deletionProtection,
    'routing.http.drop_invalid_header_fields.enabled': true,
  };
  const annotations = {
    ...placeOf(environment, entrance),
    'target-type': 'ip',
    'healthcheck-path': entrance.healthCheckPath ?? usualHealthChecks[isGrpc ? 'grpc' : 'http'],
    ...(isGrpc && { 'backend-protocol-version': 'GRPC', 'success-codes': '0' }),
    ...(isEncrypted && { 'backend-protocol': 'HTTPS', 'healthcheck-protocol': 'HTTPS' }),
    'listen-ports': JSON.stringify(portsOf(entrance).map((port) => ({ [port === 443 ? 'HTTPS' : 'HTTP']: port }))),
    ...(entrance.redirect && { 'ssl-redirect': '443' }),
    // The controller's default still speaks TLS 1.0.
    'ssl-policy': 'ELBSecurityPolicy-TLS13-1-2-2021-06',
    // Of pods that others deploy nobody knows how long they take to finish.
    ...(image !== undefined && {
      'target-group-attributes': `deregistration_delay.timeout_seconds=${gracePeriodSeconds}`,
    }),
    // Stated, since the controller would look it up among all of the account, by an endpoint that is not there.
    ...(entrance.certificateArn !== undefined && { 'certificate-arn': entrance.certificateArn }),
    'security-groups': name.securityGroup(entrance.group),
    // The rules from the load balancers to the pods come from the same declaration.
    'manage-backend-security-group-rules': 'false',
    'load-balancer-attributes': Object.entries(attributes)
      .map(([attribute, value]) => `${attribute}=${value}`)
      .join(','),
    ...webAclAnnotation(environment, entrance),
  };
  return Object.fromEntries(
    Object.entries(annotations).map(([annotation, value]) => [`alb.ingress.kubernetes.io/${annotation}`, value]),
  );
}

/** Only AWS knows the id in the ARN of the platform's own; the controller looks it up by its name. */
function webAclAnnotation(environment: Environment, entrance: Entrance): Record<string, string> {
  const found = webAclOf(entrance, environment);
  if (found === undefined) return {};
  return found === 'of the platform' ? { 'wafv2-acl-name': names(environment).webAcl } : { 'wafv2-acl-arn': found.arn };
}

/**
 * Where a load balancer stands. An internal one has no public address and stands in the public subnets all the same: by
 * their ranges NetworkPolicies tell load balancers from pods, which have every other subnet. The controller would look for
 * the subnets of pods by their tags.
 */
function placeOf(environment: Environment, { from }: Entrance): Record<string, string> {
  if (from === 'everyone') return { scheme: 'internet-facing' };
  const subnets = environment.zones.map((zone) => names(environment).subnet('public', zone));
  return { scheme: 'internal', subnets: subnets.join(',') };
}
