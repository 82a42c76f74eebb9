import { parse } from 'yaml';
import type { DistObject } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, type Json, stringAt } from '../../objects/json';
import { readPolicies } from '../policies/documents';

/** What tells a controller what to do. */
interface Told {
  /** The values of its chart. */
  readonly values: Json;
  readonly ingresses: readonly DistObject[];
}

const annotated = ({ ingresses }: Told, name: string) =>
  ingresses.filter(({ annotations }) => annotations[`alb.ingress.kubernetes.io/${name}`] !== undefined);
const looksForCertificates = (told: Told) => annotated(told, 'certificate-arn').length < told.ingresses.length;

/**
 * APIs that a controller's policy allows and that it calls only when it is told to, by controller. Of every other one, what
 * is allowed is taken to be called.
 *
 * Source: AWS Load Balancer Controller v3.5.0, "Configuration" for `enable-…`, "Certificate Discovery" for acm and iam,
 * and "Ingress annotations"; AWS asks for `iam:CreateServiceLinkedRole` itself when a load balancer is made.
 */
const calledWhenTold: Readonly<Record<string, Readonly<Record<string, (told: Told) => boolean>>>> = {
  'aws-load-balancer-controller': {
    acm: looksForCertificates,
    'cognito-idp': (told) => annotated(told, 'auth-idp-cognito').length > 0,
    iam: looksForCertificates,
    shield: ({ values }) => at(values, 'enableShield') !== false,
    'waf-regional': ({ values }) => at(values, 'enableWaf') !== false,
    wafv2: (told) =>
      at(told.values, 'enableWafv2') !== false ||
      annotated(told, 'wafv2-acl-arn').length > 0 ||
      annotated(told, 'wafv2-acl-name').length > 0,
  },
};

/**
 * What the pods of an environment call of AWS, as actions such as `sqs:SendMessage`, out of the objects of `dist/`: whatever
 * the policies of services and controllers allow. A controller without a role acts with that of a service.
 */
export function calledActions(all: readonly DistObject[], environment: string): Set<string> {
  const objects = all.filter(({ file }) => file.startsWith(`dist/${environment}/`));
  const ingresses = objects.filter((object) => groupKind(object) === 'networking.k8s.io Ingress');
  const ofPods = objects.filter(
    (object) => groupKind(object) === 'iam Policy' && /\/(?:identities|service-[^/]+)\//.test(object.file),
  );
  const called = readPolicies(ofPods).policies.flatMap(({ object, statements }) => {
    const workload = object.name.slice('eks-'.length, -`-irsa-policy-${environment}`.length);
    const told = { values: valuesOf(objects, `${environment}-${workload}`), ingresses };
    return (
      statements
        .filter(({ effect }) => effect === 'Allow')
        // Databases and caches ask IAM by themselves whether a login that reaches them inside the VPC is allowed.
        .filter(({ actions }) => !actions.includes('rds-db:connect') && !actions.includes('elasticache:Connect'))
        // KMS is called for pods by the APIs that a condition names.
        .filter(({ conditions }) => !conditions.some(({ key }) => key === 'kms:viaservice'))
        .flatMap(({ actions }) => actions)
        .filter((action) => calledWhenTold[workload]?.[action.replace(/:.*$/, '')]?.(told) ?? true)
    );
  });
  return new Set(called);
}

function valuesOf(objects: readonly DistObject[], application: string): Json {
  const found = objects.find(
    (object) => groupKind(object) === 'argoproj.io Application' && object.name === application,
  );
  return parse(stringAt(found?.body, 'spec', 'source', 'helm', 'values') ?? '');
}
