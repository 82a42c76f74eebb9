import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { listAt } from '../../objects/json';
import { syncOptionsOf } from '../../objects/sync-options';

/** Sync options with which an object is written in another way than its Application says. */
const otherWays = ['ServerSideApply=false', 'Replace=true', 'Force=true'];

/**
 * Applications that ask for no validation and do not apply on the server side, and objects that are written in another
 * way. Only with a server-side apply does the API server refuse a field that a schema does not have; otherwise it drops
 * it silently.
 */
export function serverSideApplyProblems(objects: readonly DistObject[]): string[] {
  return objects.flatMap((object) => [...applicationProblems(object), ...annotationProblems(object)]);
}

function applicationProblems(object: DistObject): string[] {
  const template = { 'argoproj.io Application': [], 'argoproj.io ApplicationSet': ['spec', 'template'] }[
    groupKind(object)
  ];
  if (template === undefined) return [];
  const options = listAt(object.body, ...template, 'spec', 'syncPolicy', 'syncOptions').map(String);
  const missing = options.includes('ServerSideApply=true') ? [] : ['has no sync option ServerSideApply=true — add it'];
  const others = options
    .filter((one) => otherWays.includes(one))
    .map((one) => `has a sync option (${one}) — leave it out`);
  return [...missing, ...others].map((problem) => `${where(object)}: ${problem}`);
}

function annotationProblems(object: DistObject): string[] {
  return syncOptionsOf(object.body)
    .filter((one) => otherWays.includes(one))
    .map((one) => `${where(object)}: asks to be written in another way (${one}) — leave it out`);
}
