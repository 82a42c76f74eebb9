import { externalNames, namedBy } from './external-names';
import { managedKinds } from './managed-kinds';

test('every kind of AWS that is imported says who names it, and no other', () => {
  const imported = managedKinds.filter(({ group }) => group.endsWith('.aws.m.upbound.io'));
  const told = Object.entries(externalNames).flatMap(([group, kinds]) =>
    Object.keys(kinds).map((kind) => `${group} ${kind}`),
  );
  expect(told.sort()).toEqual(imported.map(({ group, kind }) => `${group} ${kind}`).sort());
});

test('a kind of which nobody has said it is an error that says where to write it', () => {
  expect(() => namedBy({ apiVersion: 'ec2.aws.m.upbound.io/v1beta1', kind: 'EIP' })).toThrow(
    'objects/external-names.ts: nobody says who names this kind (ec2.aws.m.upbound.io EIP) — write AWS or Git there',
  );
});
