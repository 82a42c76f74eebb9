import { join } from 'node:path';
import { readDist } from '../../objects/dist';
import { at, isObject, type Json, type JsonObject, listAt } from '../../objects/json';
import { KubectlError } from '../../tools/processes/kubectl';
import type { Loop } from '../loop/loop';
import type { Report } from '../loop/report';

/** Another spec for a live composite, and how the API server refuses it. */
interface Change {
  readonly kind: string;
  readonly spec: (before: JsonObject) => JsonObject;
  readonly because: RegExp;
}

const inside = (spec: JsonObject, field: string, other: JsonObject) => {
  const before = spec[field];
  return { ...spec, [field]: { ...(isObject(before) ? before : {}), ...other } };
};

/** The spec with a change of every security group rule that has a field. */
const withRules = (spec: JsonObject, field: string, other: (rule: JsonObject) => JsonObject) => ({
  ...spec,
  securityGroupRules: listAt(spec, 'securityGroupRules').map((rule) =>
    isObject(rule) && at(rule, field) !== undefined ? other(rule) : rule,
  ),
});

const text = (kind: string, field: string, value: string): Change => ({
  kind,
  spec: (before) => ({ ...before, [field]: value }),
  because: new RegExp(`${kind}[.].*spec[.]${field}: .*cannot be changed — `),
});

const refused: readonly Change[] = [
  text('WorkloadIdentity', 'policyArn', 'arn:aws:iam::aws:policy/ReadOnlyAccess'),
  text('WorkloadIdentity', 'roleName', 'another'),
  text('GatewayEndpoint', 'vpcName', 'another'),
  text('EksCluster', 'roleName', 'another'),
  text('EksCluster', 'securityGroupName', 'another'),
  {
    kind: 'GatewayEndpoint',
    spec: (before) => inside(before, 'routes', { routeTableName: 'another' }),
    because: /spec[.]routes[.]routeTableName: .*cannot be changed — /,
  },
  {
    kind: 'GatewayEndpoint',
    spec: (before) => inside(before, 'rule', { groupName: 'another' }),
    because: /spec[.]rule[.]groupName: .*cannot be changed — /,
  },
  {
    kind: 'EksCluster',
    spec: (before) => ({ ...before, subnetNames: listAt(before, 'subnetNames').slice(1) }),
    because: /spec[.]subnetNames: .*cannot be changed — keep the zones/,
  },
  {
    kind: 'EksCluster',
    spec: (before) => ({ ...before, version: '1.00' }),
    because: /spec[.]version: .*skips a version — /,
  },
  {
    kind: 'EksCluster',
    spec: (before) =>
      withRules(before, 'groupName', (rule) => ({
        ...rule,
        direction: at(rule, 'direction') === 'egress' ? 'ingress' : 'egress',
      })),
    because: /spec[.]securityGroupRules\[\d\][.]direction: .*cannot be changed — give the rule another name/,
  },
  {
    kind: 'EksCluster',
    spec: (before) => withRules(before, 'groupName', (rule) => ({ ...rule, groupName: 'another' })),
    because: /spec[.]securityGroupRules\[\d\][.]groupName: .*cannot be changed — give the rule another name/,
  },
  {
    kind: 'EksCluster',
    spec: (before) => withRules(before, 'peerName', (rule) => ({ ...rule, peerName: 'another' })),
    because: /spec[.]securityGroupRules\[\d\][.]peerName: .*cannot be changed — give the rule another name/,
  },
  {
    kind: 'EksCluster',
    spec: (before) => withRules(before, 'groupName', ({ groupName, ...rule }) => ({ ...rule, peerName: groupName })),
    because: /spec[.]securityGroupRules\[\d\]: .*cannot change sides between groupName and peerName — /,
  },
];

/** The minor version before one, to which EKS goes back within seven days of an upgrade. */
const before = (version: Json | undefined) => `1.${Number(String(version).replace(/^1[.]/, '')) - 1}`;

const taken = (spec: JsonObject): JsonObject =>
  withRules(
    { ...spec, version: before(spec.version), subnetNames: [...listAt(spec, 'subnetNames')].reverse() },
    'groupName',
    (rule) => ({ ...rule, port: 54 }),
  );

/** What the spec of a live composite may become, by rules of the XRDs for which only an API server knows the spec before. */
export async function changes({ management: { kubectl }, checkout }: Loop, report: Report): Promise<void> {
  const { objects } = readDist(join(checkout.folder, 'dist'));
  const changed = ({ kind, spec }: Pick<Change, 'kind' | 'spec'>): JsonObject => {
    const live = objects.find((object) => object.kind === kind)?.body;
    if (!isObject(live?.spec)) throw new Error(`dist/ has no ${kind}`);
    return { ...live, spec: spec(live.spec) };
  };
  const apply = (all: readonly JsonObject[]) => {
    // As Argo CD, so that a field that is left out is removed.
    const text = all.map((one) => JSON.stringify(one)).join('\n---\n');
    return kubectl.applyAsArgoCd(['--dry-run=server', '--filename=-'], text);
  };

  await report.prove('changes of a composite that AWS would not make are refused, with what to do', async () => {
    const said = await apply(refused.map(changed)).then(
      () => 'was accepted',
      (error: unknown) => {
        if (error instanceof KubectlError) return error.said;
        throw error;
      },
    );
    const missing = refused.filter(({ because }) => !because.test(said)).map(({ because }) => because.source);
    if (missing.length > 0) throw new Error(`not said:\n${missing.join('\n')}\n${said}`);
  });
  await report.prove('changes of a composite that its Composition makes are accepted', async () => {
    await apply([changed({ kind: 'EksCluster', spec: taken })]);
  });
}
