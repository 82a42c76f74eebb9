import assert from 'node:assert/strict';
import { certificateAnswers } from '../../checks/composed/aws-answers';
import { isTrue } from '../../objects/conditions';
import { at, isObject, listAt, stringAt } from '../../objects/json';
import { compositionName, forProviderOf } from '../../objects/managed-resource';
import type { Lived } from './life';
import type { LivedThrough } from './live';

/** Throws unless an entrance gives its Ingress the certificate of a new name before it makes the name's record. */
export async function checkAddedName({ life }: LivedThrough): Promise<void> {
  const { spec } = life.composite.body;
  const hosts = listAt(life.composite.body, 'spec', 'hosts');
  const name = 'added.example.com';
  const added = { ...(isObject(spec) ? spec : {}), hosts: [...hosts, { name, alarmName: 'added' }] };
  const records = (one: Lived) => one.resources.map(compositionName).filter((resource) => resource.startsWith('name-'));
  const former = hosts.map((host) => `name-${stringAt(host, 'name')}`);
  const isReady = ({ after }: Lived) => isTrue(after.status, 'Ready');

  // ACM issues the certificate at once; it takes one more look until the cluster has the Ingress with it.
  const given = await life.reach('change accepted', [], added);
  assert.ok(
    certificatesOf(given).includes(certificateAnswers(name).arn),
    'the Ingress has no certificate for the name',
  );
  assert.deepEqual(records(given).sort(), former.sort());
  assert.equal(isReady(given), false);
  const pointed = await life.reach('change accepted', [], added);
  assert.deepEqual(records(pointed).sort(), [...former, `name-${name}`].sort());
}

function certificatesOf({ resources }: Lived): string[] {
  const ingress = resources.find((one) => compositionName(one) === 'ingress');
  const annotations = at(forProviderOf(ingress), 'manifest', 'metadata', 'annotations');
  return (stringAt(annotations, 'alb.ingress.kubernetes.io/certificate-arn') ?? '').split(',');
}
