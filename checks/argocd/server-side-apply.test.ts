import { committed } from '../../objects/committed-fixture';
import type { DistObject } from '../../objects/dist';
import { serverSideApplyProblems } from './server-side-apply';

const { objects } = committed;

function changed(kind: string, from: string, to: string): DistObject {
  const object = objects.find((one) => one.kind === kind && JSON.stringify(one.body).includes(from));
  if (object === undefined) throw new Error(`dist/ has no ${kind} with ${from}`);
  return { ...object, body: JSON.parse(JSON.stringify(object.body).replace(from, to)) };
}

test.each([
  ['an Application', 'Application', '"ServerSideApply=true",', '', /no sync option ServerSideApply=true — add it$/],
  [
    'an ApplicationSet',
    'ApplicationSet',
    '"ServerSideApply=true",',
    '',
    /no sync option ServerSideApply=true — add it$/,
  ],
  [
    'a template',
    'ApplicationSet',
    '"Validate=false"',
    '"Replace=true"',
    /a sync option \(Replace=true\) — leave it out$/,
  ],
  [
    'an object',
    'Namespace',
    'Prune=confirm,Delete=confirm',
    'Prune=confirm,Replace=true',
    /another way \(Replace=true\) — leave it out$/,
  ],
])('%s that is written in another way is reported', (_what, kind, from, to, problem) => {
  expect(serverSideApplyProblems([changed(kind, from, to)])).toEqual([expect.stringMatching(problem)]);
});
