import { entered, enteredUnits, hosted, hostedUnits } from '../../charts/entered-fixture';
import { editableObjects, renderedObjects } from '../../charts/rendered-fixture';
import { withComposed } from '../composed/composed';
import { everyProblem } from '../every-problem';
import { callerProblems } from './callers';

const objectsAfter = editableObjects(enteredUnits);
const problemsOf = (change: (yaml: string) => string) => callerProblems(withComposed(objectsAfter(change)), entered);

test('entrances from the internet and from other networks pass every check', async () => {
  const objects = objectsAfter((yaml) => yaml);
  expect(objects.filter(({ kind }) => kind === 'Ingress').map(({ name }) => name)).toEqual([
    'payment',
    'payment-internal',
  ]);
  expect(await everyProblem(objects, [entered])).toEqual([]);
});

test('and so they do where the platform makes names and certificates', async () => {
  expect(await everyProblem(renderedObjects(hostedUnits), [hosted])).toEqual([]);
});

/** Without the object of a name. */
const without = (name: string) => (yaml: string) =>
  yaml
    .split(/^---$/m)
    .filter((document) => !document.includes(`\n  name: ${name}\n`))
    .join('---');

test.each<[string, (yaml: string) => string, string[]]>([
  [
    'a range that is not let in',
    without('eks-payment-internal-sg-dev-from-10-9-0-0-16-443'),
    ['dist/dev: nothing lets in 10.9.0.0/16 to eks-payment-internal-sg-dev on tcp 443-443 — add it'],
  ],
  [
    'the internet on port 80 without a rule',
    without('eks-load-balancers-sg-dev-from-internet-80'),
    ['dist/dev: nothing lets in 0.0.0.0/0 to eks-load-balancers-sg-dev on tcp 80-80 — add it'],
  ],
  [
    'a wider range',
    (yaml) => yaml.replace(/cidrIpv4: 10\.9\.0\.0\/16/, 'cidrIpv4: 10.0.0.0/8'),
    [
      'dist/dev: nothing lets in 10.9.0.0/16 to eks-payment-internal-sg-dev on tcp 443-443 — add it',
      'dist/dev: something lets in 10.0.0.0/8 to eks-payment-internal-sg-dev on tcp 443-443 — leave it out, no entrance declares it',
    ],
  ],
  [
    'pods that a range reaches without a load balancer',
    (yaml) =>
      yaml.replace(
        /(name: eks-payment-sg-dev-from-payment-internal-8443\n[\s\S]*?)referencedSecurityGroupIdRef:\n +name: \S+\n/,
        '$1cidrIpv4: 10.9.0.0/16\n',
      ),
    [
      'dist/dev: something lets in 10.9.0.0/16 to eks-payment-sg-dev on tcp 8443-8443 — leave it out, no entrance declares it',
    ],
  ],
  [
    'no way back',
    without('eks-vpc-dev-public-to-10-9-0-0-16'),
    ['dist/dev: nothing leads back to 10.9.0.0/16 by transit gateway tgw-0123456789abcdef0 — add it'],
  ],
  [
    'a way back by another gateway',
    (yaml) => yaml.replace(/(destinationCidrBlock: 10\.9\.0\.0\/16[\s\S]*?transitGatewayId: )\S+/, '$1tgw-0'),
    [
      'dist/dev: nothing leads back to 10.9.0.0/16 by transit gateway tgw-0123456789abcdef0 — add it',
      'dist/dev: something leads back to 10.9.0.0/16 by transit gateway tgw-0 — leave it out, no entrance declares it',
    ],
  ],
])('%s is a problem', (_what, change, expected) => {
  expect(problemsOf(change)).toEqual(expected);
});
