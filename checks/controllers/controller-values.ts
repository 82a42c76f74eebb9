import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import type { Environment } from '../../config/model/environment';
import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, type Json, stringAt } from '../../objects/json';
import { controllerNeeds } from './controller-needs/controller-needs';

/**
 * Values that the Helm charts of an environment's controllers are not given although they need them, with what the
 * chart does by default; and charts, or releases of charts, whose needs nobody has written down.
 */
export function controllerValueProblems(objects: readonly DistObject[], environment: Environment): string[] {
  const applications = objects.filter(
    (object) =>
      groupKind(object) === 'argoproj.io Application' &&
      object.namespace === environment.name &&
      at(object.body, 'spec', 'source', 'chart') !== undefined,
  );
  return applications.flatMap((application) =>
    problemsOf(application, environment).map((problem) => `${where(application)}: ${problem}`),
  );
}

function problemsOf({ body }: DistObject, environment: Environment): string[] {
  const source = at(body, 'spec', 'source');
  const [chart = '', version = ''] = ['chart', 'targetRevision'].map((key) => stringAt(source, key));
  const needs = controllerNeeds.get(chart);
  if (needs === undefined)
    return [
      `a chart without needs (${chart}) — write them down in checks/controllers/controller-needs/controller-needs.ts`,
    ];
  if (needs.version !== version) {
    return [`another release than its needs are of, ${needs.version} (${version}) — read its values and correct them`];
  }
  const values: Json = parse(stringAt(source, 'helm', 'values') ?? '');
  return needs.values.flatMap(([path, is, byDefault]) => {
    const wanted = typeof is === 'function' ? is(environment) : is;
    const found = at(values, ...path.split('.'));
    if (isDeepStrictEqual(found, wanted)) return [];
    return [`values.${path}: not ${text(wanted)} (${text(found)}) — set it; by default: ${byDefault}`];
  });
}

const text = (value: Json | undefined) => JSON.stringify(value);
