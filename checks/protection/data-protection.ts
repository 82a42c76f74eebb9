import type { Demand, PciDemands } from '../../kinds/kind';
import { kinds } from '../../kinds/kinds';
import { citation, pciRequirements } from '../../kinds/pci-requirements';
import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, isList, isObject, type Json, listAt, parsedObject, stringAt } from '../../objects/json';
import { externalNameOf, forProviderOf } from '../../objects/managed-resource';

/**
 * Where something that an environment with cardholder data stores or records does not meet a requirement of PCI DSS,
 * and which requirement.
 */
export function dataProtectionProblems(objects: readonly DistObject[]): string[] {
  return objects.flatMap((object) => {
    const problems = isBucket(object) ? bucketProblems(object, objects) : ownProblems(object);
    return problems.map((problem) => `${where(object)}: ${problem}`);
  });
}

function ownProblems(object: DistObject): string[] {
  const { stateful, references } = kinds[groupKind(object)] ?? {};
  // A bucket is reported for its settings, and for settings that it lacks.
  if (!stateful || references?.bucketRef) return [];
  // The claim of an account has no value, and no key can exist before it.
  if (object.composite?.kind === 'AccountAccess') return [];
  return unmet(stateful.cardholderData, forProviderOf(object.body));
}

function unmet(demands: PciDemands, forProvider: Json | undefined): string[] {
  return pciRequirements.flatMap(([requirement]) =>
    missing(demands[requirement] ?? {}, forProvider).map((problem) => `${problem}, for ${citation(requirement)}`),
  );
}

function missing(demands: Readonly<Record<string, Demand>>, forProvider: Json | undefined): string[] {
  return Object.entries(demands).flatMap(([path, demand]) =>
    shortcomings(demand, path, forProvider).map((shortcoming) => `spec.forProvider.${path}: ${shortcoming}`),
  );
}

function shortcomings(demand: Demand, path: string, forProvider: Json | undefined): string[] {
  const found = firstAt(forProvider, path);
  if (typeof demand !== 'object') {
    return found === demand ? [] : [`not ${demand} (${JSON.stringify(found)}) — set it`];
  }
  if ('includes' in demand) {
    const missing = demand.includes.filter((item) => !(isList(found) && found.includes(item)));
    return missing.map((item) => `without ${item} — add it`);
  }
  if ('atLeastDays' in demand) {
    const { atLeastDays } = demand;
    const enough = typeof found === 'number' && found >= atLeastDays;
    return enough ? [] : [`under ${atLeastDays} days (${found}) — keep ${atLeastDays} days or more`];
  }
  const keys = ['', 'Ref', 'Selector'].map((suffix) => firstAt(forProvider, `${path}${suffix}`));
  // Aliases alias/aws/… are AWS's own keys, whose policies nobody can set.
  const given = keys.some((key) => key !== undefined && !(typeof key === 'string' && /alias\/aws\//.test(key)));
  return given ? [] : ['no customer managed key — name or reference one'];
}

/** The value at a path; in a list, the path goes through the first item. */
function firstAt(value: Json | undefined, path: string): Json | undefined {
  return path
    .split('.')
    .reduce((inner, key) => (key.endsWith('[]') ? listAt(inner, key.slice(0, -2))[0] : at(inner, key)), value);
}

const isBucket = (object: DistObject) => groupKind(object) === 's3 Bucket';

function bucketProblems(bucket: DistObject, all: readonly DistObject[]): string[] {
  const setting = (kind: string) => {
    const found = all.find((other) => groupKind(other) === kind && isOf(other, bucket));
    return forProviderOf(found?.body);
  };
  const unmetBy = (kind: string) => {
    const { stateful = false } = kinds[kind] ?? {};
    return stateful === false ? [] : unmet(stateful.cardholderData, setting(kind));
  };
  const policy = stringAt(setting('s3 BucketPolicy'), 'policy');
  const encryption = 's3 BucketServerSideEncryptionConfiguration';
  const problems = [
    ...unmetBy('s3 BucketPublicAccessBlock'),
    ...unmetBy('s3 BucketVersioning'),
    ...(holdsAccessLogs(policy)
      ? accessLogProblems(setting(encryption), setting('s3 BucketLifecycleConfiguration'))
      : unmetBy(encryption)),
  ].map((problem) => `${problem}, on the object that belongs to the bucket`);
  if (holdsAccessLogs(policy)) problems.push(...changeableProblems(policy));
  return deniesPlainHttp(policy)
    ? problems
    : [...problems, `no bucket policy that denies aws:SecureTransport false — add it, for ${citation('4.2.1')}`];
}

/** Whether load balancers may write to a bucket; they cannot write to one with a customer managed key. */
const holdsAccessLogs = (policy: string | undefined) =>
  listAt(parsedObject(policy ?? ''), 'Statement').some(
    (statement) => at(statement, 'Principal', 'Service') === 'logdelivery.elasticloadbalancing.amazonaws.com',
  );

function accessLogProblems(encryption: Json | undefined, lifecycle: Json | undefined): string[] {
  const days = 'rule[].expiration[].days';
  return [
    ...missing({ 'rule[].applyServerSideEncryptionByDefault.sseAlgorithm': 'AES256' }, encryption),
    // Without an expiration, objects are kept for ever.
    ...(firstAt(lifecycle, days) === undefined ? [] : unmet({ '10.5.1': { [days]: { atLeastDays: 365 } } }, lifecycle)),
  ];
}

/** What somebody may do to the records in a bucket, whose policy must deny it to everybody but AWS's own services. */
function changeableProblems(policy: string | undefined): string[] {
  const denied = listAt(parsedObject(policy ?? ''), 'Statement').flatMap((statement) => {
    const condition = at(statement, 'Condition');
    const sparesServices = String(at(condition, 'Bool', 'aws:PrincipalIsAWSService')) === 'false';
    const isForAll =
      condition === undefined || (sparesServices && isObject(condition) && Object.keys(condition).length === 1);
    const everyone = at(statement, 'Principal') === '*' || at(statement, 'Principal', 'AWS') === '*';
    const everything = listAt(statement, 'Resource').some((arn) => /^arn:aws:s3:::[^/]+\/\*$/.test(String(arn)));
    const isDenial = at(statement, 'Effect') === 'Deny' && everyone && everything && isForAll;
    return isDenial ? listAt(statement, 'Action').map(String) : [];
  });
  return ['s3:DeleteObject', 's3:DeleteObjectVersion', 's3:PutObject']
    .filter((action) => !denied.includes(action))
    .map((action) => `no bucket policy that denies ${action} to everybody — add it, for ${citation('10.3.2')}`);
}

function isOf({ namespace, body }: DistObject, bucket: DistObject): boolean {
  const forProvider = forProviderOf(body);
  const external = externalNameOf(bucket);
  const named =
    stringAt(forProvider, 'bucketRef', 'name') === bucket.name || stringAt(forProvider, 'bucket') === external;
  return namespace === bucket.namespace && named;
}

function deniesPlainHttp(policy: string | undefined): boolean {
  const document = parsedObject(policy ?? '');
  return listAt(document, 'Statement').some((statement) => {
    const insecure = at(statement, 'Condition', 'Bool', 'aws:SecureTransport');
    const everyone = isObject(statement) && (statement.Principal === '*' || at(statement, 'Principal', 'AWS') === '*');
    const everything = listAt(statement, 'Action').includes('s3:*') && listAt(statement, 'Resource').length >= 2;
    return at(statement, 'Effect') === 'Deny' && everyone && everything && String(insecure) === 'false';
  });
}
