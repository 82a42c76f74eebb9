import type { DistObject } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, isObject, type Json, listAt, stringAt } from '../../objects/json';
import { environmentOf } from '../environment-of';
import type { Grant } from './grant';

/** What Argo CD's projects admit, and what its users may do. */
export function argocdGrants(objects: readonly DistObject[]): Grant[] {
  return objects.flatMap((object) => {
    if (groupKind(object) === 'argoproj.io AppProject') return projectGrants(object);
    const isRbac = groupKind(object) === 'core ConfigMap' && object.name === 'argocd-rbac-cm';
    return isRbac ? userGrants(object) : [];
  });
}

/** A project without a list of namespaced kinds admits all of them. Source: Argo CD documentation, "Projects". */
function projectGrants(project: DistObject): Grant[] {
  const spec = at(project.body, 'spec');
  const subject = `project ${project.name}`;
  const kinds = (field: string, scope: string, effect: Grant['effect']) =>
    listAt(spec, field).map((entry) =>
      grant(project, subject, `deploy ${scope}`, `${text(entry, 'group')}/${text(entry, 'kind')}`, effect),
    );
  const namespaced = at(spec, 'namespaceResourceWhitelist') === undefined;
  return [
    ...listAt(spec, 'sourceRepos').map((repository) => grant(project, subject, 'deploy from', String(repository))),
    ...listAt(spec, 'destinations').map((to) => grant(project, subject, 'deploy to', destination(to))),
    ...listAt(spec, 'sourceNamespaces').map((name) => grant(project, subject, 'have Applications in', String(name))),
    ...kinds('clusterResourceWhitelist', 'kinds without a namespace', 'allow'),
    ...kinds('clusterResourceBlacklist', 'kinds without a namespace', 'deny'),
    ...(namespaced ? [grant(project, subject, 'deploy kinds with a namespace', '*')] : []),
    ...kinds('namespaceResourceWhitelist', 'kinds with a namespace', 'allow'),
    ...kinds('namespaceResourceBlacklist', 'kinds with a namespace', 'deny'),
    ...listAt(spec, 'roles').flatMap((role) => csvGrants(project, listAt(role, 'policies').map(String).join('\n'))),
  ];
}

const text = (value: Json, key: string) => {
  const found = stringAt(value, key);
  return found === '' && key === 'group' ? 'core' : (found ?? '*');
};

const destination = (to: Json) =>
  `${stringAt(to, 'name') ?? stringAt(to, 'server') ?? '*'}, namespace ${stringAt(to, 'namespace') ?? '*'}`;

function userGrants(settings: DistObject): Grant[] {
  const data = at(settings.body, 'data');
  const byDefault = stringAt(data, 'policy.default');
  const files = Object.entries(isObject(data) ? data : {}).filter(([key]) => /^policy(\..*)?\.csv$/.test(key));
  return [
    ...(byDefault ? [grant(settings, 'everybody who signs in', 'act as', byDefault)] : []),
    ...files.flatMap(([, csv]) => csvGrants(settings, String(csv))),
  ];
}

/** Source: Argo CD documentation, "RBAC Configuration": `p, subject, resource, action, object, effect` and `g, user, role`. */
function csvGrants(object: DistObject, csv: string): Grant[] {
  return csv.split('\n').flatMap((line) => {
    const [type, subject = '', second = '', action = '', target = '', effect] = line
      .split(',')
      .map((part) => part.trim());
    if (type === 'g') return [grant(object, subject, 'act as', second)];
    if (type !== 'p') return [];
    return [grant(object, subject, `${action} ${second}`, target, effect === 'deny' ? 'deny' : 'allow')];
  });
}

const grant = (
  object: DistObject,
  subject: string,
  action: string,
  resource: string,
  effect: Grant['effect'] = 'allow',
): Grant => ({
  environment: environmentOf(object),
  through: 'Argo CD',
  effect,
  principal: { kind: 'Argo CD', subject },
  action,
  resource,
  conditions: [],
});
