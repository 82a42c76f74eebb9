import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, listAt, parsedObject, stringAt } from '../../objects/json';
import { forProviderOf } from '../../objects/managed-resource';

/**
 * Ingresses whose load balancer would speak plain HTTP or old TLS, be open to the internet without saying so, stand among
 * pods, look for its certificate, call an endpoint that is not there, or leave no record of who asked for what in a bucket
 * of its environment.
 *
 * Source: documentation of the AWS Load Balancer Controller, "Ingress annotations".
 */
export function entranceProblems(objects: readonly DistObject[]): string[] {
  return objects
    .filter((object) => groupKind(object) === 'networking.k8s.io Ingress')
    .flatMap((ingress) => {
      const problems = [
        ...annotationProblems(ingress),
        ...wafProblems(ingress, objects),
        ...logProblems(ingress, objects),
      ];
      return problems.map((problem) => `${where(ingress)}: ${problem}`);
    });
}

const annotation = (ingress: DistObject, name: string) =>
  ingress.annotations[`alb.ingress.kubernetes.io/${name}`] ?? '';

function annotationProblems(ingress: DistObject): string[] {
  const wanted: [name: string, form: RegExp, fix: string][] = [
    ['target-type', /^ip$/, 'write ip, since there are no nodes to register'],
    annotation(ingress, 'ssl-redirect') === '443'
      ? ['listen-ports', /^\[\{"HTTP":80\},\{"HTTPS":443\}\]$/, 'listen on 80 for who is redirected, and on 443']
      : ['listen-ports', /^\[\{"HTTPS":443\}\]$/, 'listen for HTTPS on 443 only'],
    ...placeWanted(ingress),
    ['ssl-policy', /^ELBSecurityPolicy-TLS13-1-[23]-/, 'name a policy of TLS 1.3 that goes down to 1.2 at most'],
    ['certificate-arn', /^arn:aws:acm:\S+:certificate\/\S+$/, 'name the certificate: looking for it needs an endpoint'],
    ['manage-backend-security-group-rules', /^false$/, 'write false: the rules to the pods are written already'],
  ];
  const found = wanted.filter(([name, form]) => !form.test(annotation(ingress, name)));
  const problems = found.map(([name, , fix]) => `${name}: not as it must be (${annotation(ingress, name)}) — ${fix}`);
  const attributes = attributesOf(ingress);
  if (attributes.get('routing.http.drop_invalid_header_fields.enabled') === 'true') return problems;
  return [...problems, 'load-balancer-attributes: lets invalid header fields through — drop them'];
}

/** The group of the load balancers from the internet is open to everyone, so no other has it. */
function placeWanted(ingress: DistObject): [name: string, form: RegExp, fix: string][] {
  const shared = `eks-load-balancers-sg-${ingress.cluster}`;
  if (annotation(ingress, 'scheme') === 'internet-facing') {
    const fix = 'name the load balancers’ group, or the controller makes one that is open to everyone';
    return [['security-groups', new RegExp(`^${shared}$`), fix]];
  }
  const subnet = `eks-vpc-${ingress.cluster}-public-[a-z0-9-]+`;
  return [
    ['scheme', /^internal$/, 'write internal, or internet-facing'],
    ['subnets', new RegExp(`^${subnet}(,${subnet})+$`), 'name the subnets of load balancers, or it stands among pods'],
    [
      'security-groups',
      new RegExp(`^(?!${shared}$)\\S+$`),
      'name a group of its own, since this one is open to the internet',
    ],
  ];
}

function wafProblems(ingress: DistObject, objects: readonly DistObject[]): string[] {
  const [arn, name] = [annotation(ingress, 'wafv2-acl-arn'), annotation(ingress, 'wafv2-acl-name')];
  const endpoint = objects.some(
    (object) =>
      groupKind(object) === 'ec2 VPCEndpoint' &&
      object.namespace === ingress.cluster &&
      stringAt(forProviderOf(object.body), 'serviceName')?.endsWith('.wafv2') === true,
  );
  const field = arn === '' ? 'wafv2-acl-name' : 'wafv2-acl-arn';
  const acl = arn === '' ? name : arn;
  const isOpen = acl === '' && annotation(ingress, 'scheme') === 'internet-facing';
  const own = objects.find((object) => groupKind(object) === 'wafv2 WebACL' && object.namespace === ingress.cluster);
  return [
    ...(isOpen && own !== undefined ? [`wafv2-acl-name: not behind the web ACL (${own.name}) — name it`] : []),
    ...(acl === '' || endpoint ? [] : [`${field}: no VPC endpoint of wafv2 (${acl}) — add it, or leave this out`]),
    ...(name === '' ? [] : namedAclProblems(ingress, name, objects)),
  ];
}

/** A web ACL that is found by its name has to be there, and to record what it looks at. */
function namedAclProblems(ingress: DistObject, name: string, objects: readonly DistObject[]): string[] {
  const own = (kind: string, ...path: string[]) =>
    objects.some(
      (object) =>
        groupKind(object) === `wafv2 ${kind}` &&
        object.namespace === ingress.cluster &&
        stringAt(forProviderOf(object.body), ...path) === name,
    );
  return [
    ...(own('WebACL', 'name') ? [] : [`wafv2-acl-name: no web ACL of the environment (${name}) — render it`]),
    ...(own('WebACLLoggingConfiguration', 'resourceArnRef', 'name')
      ? []
      : [`wafv2-acl-name: a web ACL without a log (${name}) — render its logging configuration`]),
  ];
}

function attributesOf(ingress: DistObject): ReadonlyMap<string, string> {
  const pairs = annotation(ingress, 'load-balancer-attributes').split(',');
  return new Map(pairs.map((pair) => [pair.replace(/=.*$/, ''), pair.replace(/^[^=]*=/, '')]));
}

/** Load balancers write below ⟨prefix⟩/AWSLogs/⟨account⟩/, and the bucket's policy must let them. */
function logProblems(ingress: DistObject, objects: readonly DistObject[]): string[] {
  const attributes = attributesOf(ingress);
  const [enabled, bucket, prefix] = ['enabled', 'bucket', 'prefix'].map((key) =>
    attributes.get(`access_logs.s3.${key}`),
  );
  if (enabled !== 'true' || !bucket || !prefix) return ['load-balancer-attributes: no access logs — name their bucket'];
  const companion = (kind: string) =>
    objects.find(
      (object) =>
        groupKind(object) === `s3 ${kind}` &&
        object.namespace === ingress.cluster &&
        stringAt(forProviderOf(object.body), 'bucketRef', 'name') === bucket,
    )?.body;
  const [rule] = listAt(forProviderOf(companion('BucketServerSideEncryptionConfiguration')), 'rule');
  const algorithm = stringAt(rule, 'applyServerSideEncryptionByDefault', 'sseAlgorithm');
  const document = parsedObject(stringAt(forProviderOf(companion('BucketPolicy')), 'policy') ?? '');
  const admitted = listAt(document, 'Statement').some(
    (statement) =>
      at(statement, 'Effect') === 'Allow' &&
      at(statement, 'Principal', 'Service') === 'logdelivery.elasticloadbalancing.amazonaws.com' &&
      listAt(statement, 'Action').includes('s3:PutObject') &&
      listAt(statement, 'Resource').some((arn) => String(arn).startsWith(`arn:aws:s3:::${bucket}/${prefix}/AWSLogs/`)),
  );
  if (!admitted) return [`load-balancer-attributes: no bucket that takes its logs (${bucket}/${prefix}) — render it`];
  if (algorithm === 'AES256') return [];
  return [`load-balancer-attributes: a bucket with a key that load balancers cannot use (${algorithm}) — use AES256`];
}
