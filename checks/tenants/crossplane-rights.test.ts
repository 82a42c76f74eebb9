import { hosted, hostedUnits } from '../../charts/entered-fixture';
import { editableObjects } from '../../charts/rendered-fixture';
import { units } from '../../charts/units';
import { exampleEnvironments, examplePlatform } from '../../config/model/example';
import { servicesWithEverything } from '../../config/model/uses/example';
import { loadEnvironments } from '../../config/rules/load';
import { withComposed } from '../composed/composed';
import { crossplaneRightsProblems } from './crossplane-rights';

const { ledger } = servicesWithEverything;
const services = {
  ...servicesWithEverything,
  ledger: { ...ledger, reaches: { rates: { hosts: ['rates.example.com'] } } },
};
const [environment] = loadEnvironments(exampleEnvironments.slice(0, 1), services, examplePlatform);
if (environment === undefined) throw new Error('there is no example environment');
const dev = environment;
const objectsAfter = editableObjects(units([dev], examplePlatform));
const problemsOf = (change: (text: string) => string) =>
  crossplaneRightsProblems(withComposed(objectsAfter(change)), dev);

test('Crossplane may use what it is asked to in the workload cluster, and nothing else', () => {
  const written = objectsAfter((text) => text).filter(({ kind, cluster }) => kind === 'Role' && cluster === 'dev');
  expect(written.map(({ namespace }) => namespace)).toContain('egress-proxy');
  expect(problemsOf((text) => text)).toEqual([]);
});

const hosts = 'configmaps ledger/hosts';
const anyGroups = /resourceNames:\n +- pods\n +(?=resources:)/;

test.each<[string, string | RegExp, string, RegExp]>([
  ['where Crossplane is nobody', 'kind: RoleBinding', 'kind: Binding', /may not create, get, patch/],
  ['where Crossplane is in another group', '- crossplane\n', '- others\n', /group others: may not/],
  ['where a user is called like its group', 'kind: Group\n', 'kind: User\n', /may not create/],
  ['where another role has its group', ':role/crossplane-provisioner', ':role/other', /group : may not/],
  ['where it may make other objects only', '- securitygrouppolicies', '- cninodes', /may not create/],
  [
    'where it may only read',
    /- create\n +- get\n +- patch\n/,
    '- get\n',
    /may not create, patch securitygrouppolicies/,
  ],
  ['where it may not say where databases are', '- configmaps\n', '- secrets\n', RegExp(`may not .+ ${hosts} `)],
  ['where it may say so under another name', '- hosts\n', '- addresses\n', RegExp(`may not .+ ${hosts} `)],
  ['where it may give any groups', anyGroups, '', /may create, get, patch securitygrouppolicies\S+ payment\/\* /],
  [
    'where it may do so anywhere',
    /kind: (Role(?:Binding)?)\n/g,
    'kind: Cluster$1\n',
    /may get, patch configmaps \*\/aws-logging — take/,
  ],
  ['where it is an administrator', 'name: crossplane\nsubjects', 'name: admin\nsubjects', /may act by Role\/admin in/],
])('a cluster %s is a problem', (_what, from, to, message) => {
  expect(problemsOf((text) => text.replace(from, to))).toContainEqual(expect.stringMatching(message));
});

test('Crossplane may write Ingresses where entrances get their names from the platform, and nowhere else', () => {
  const after = editableObjects(hostedUnits);
  const hostedProblems = (change: (text: string) => string) =>
    crossplaneRightsProblems(withComposed(after(change)), hosted);
  expect(hostedProblems((text) => text)).toEqual([]);
  expect(hostedProblems((text) => text.replace('- ingresses', '- ingressclasses'))).toEqual([
    'dist/dev group crossplane: may not create, delete, get, patch ingresses.networking.k8s.io payment/payment — bind it to a role that may, in this namespace',
    'dist/dev group crossplane: may create, delete, get, patch ingressclasses.networking.k8s.io payment/payment — take it away, nothing needs it',
  ]);
});

test('Crossplane needs no right to delete before what it is asked to write may be deleted', () => {
  const policies = /(kind: Object\n(?:.*\n)*?.*managementPolicies:\n(?: +- (?:Observe|Create)\n)+)( +- )Update\n/;
  expect(problemsOf((text) => text.replace(policies, '$1$2Update\n$2Delete\n'))).toContainEqual(
    expect.stringMatching(/may not delete securitygrouppolicies\.vpcresources\.k8s\.aws payment\/pods /),
  );
});
