import { names } from '../../../config/model/names';
import { conditionsOf } from '../../../objects/conditions';
import { at, listAt, stringAt } from '../../../objects/json';
import { applications, listApplications } from '../../argocd/applications';
import { approve } from '../../argocd/approve';
import { refresh } from '../../argocd/refresh';
import { until } from '../../clusters/until';
import type { Loop } from '../../loop/loop';
import type { Report } from '../../loop/report';
import { settled } from '../../observing/settled';
import type { Promotion } from '../../repository/promotion';
import { dev, prod } from '../environments';
import { forged, intrusions, refusedByAdmission, service, workloads } from './team-objects';

const own = `${dev.name}-${service}`;
const limit = 600;
const pauseMs = 5000;

/** What a team's repository may bring into the namespace of its service, and what it may not, whatever is in it. */
export async function teams(loop: Loop, promotion: Promotion, report: Report): Promise<void> {
  const { checkout, management, team, workload } = loop;
  const cluster = workload[dev.name];
  if (cluster === undefined) throw new Error(`${dev.name}: has no cluster`);
  const found = async () =>
    (await cluster.kubectl.list('deployments.apps', service)).map(({ metadata }) => metadata.name);

  await report.prove('a team deploys into the namespace of its service, from a repository of its own', async () => {
    const commit = await team.push(dev.name, workloads);
    configure(loop, commit);
    await checkout.push();
    await until('the team’s Application', () => notSynced(loop, commit), limit, pauseMs);
    if (!(await found()).includes('worker')) throw new Error('the Deployment is not there');
  });
  await report.prove('in a pinned environment nothing of it appears before the environment is promoted', async () => {
    const ofProd = (await applications(management)).filter(({ name }) => name === `${prod.name}-${service}`);
    if (ofProd.length > 0) throw new Error(`${prod.name} has it at a revision without guards`);
  });
  await report.prove('a team’s Application creates nothing that its project does not admit', async () => {
    const commit = await team.push(dev.name, [...workloads, ...intrusions.map(({ object }) => object)]);
    await until('the refusals', () => notRefused(loop, commit), limit, pauseMs);
  });
  await report.prove('nothing leads out of a team’s namespace that the project admits', async () => {
    for (const { object, because } of [...refusedByAdmission, ...forged]) {
      const commit = await team.push(dev.name, [...workloads, object]);
      const what = `the refusal of ${JSON.stringify(object).slice(0, 200)}`;
      await until(what, () => notDenied(loop, commit, because), limit, pauseMs);
    }
  });
  await report.prove('no Application of a team goes to another cluster or comes from another repository', () =>
    elsewhere(loop),
  );
  await report.step('the team’s repository is taken out', async () => {
    await team.push(dev.name, workloads);
    checkout.revert();
    await checkout.push();
    await refresh(loop.management.kubectl, ['root']);
    // The platform deploys the service's own image again.
    const ofTeam = async () => (await found()).filter((name) => name !== service);
    await until('the end of what the team had', () => left(loop, ofTeam), limit, pauseMs);
    await settled(loop, { units: promotion.units() });
  });
}

/** Gives the service a repository in the place of its image, pinned in retained environments and at the branch in dev. */
function configure({ checkout, team }: Loop, commit: string): void {
  const repository = `repository: { url: '${team.url}', revision: '${commit}' }`;
  const entry = `\n  ${service}: {\n`;
  checkout.edit('config/services.ts', `${entry}    image: standIn,\n`, `${entry}    ${repository},\n`);
  const ofDev = '\n  services: {\n';
  checkout.edit(`config/${dev.name}.ts`, ofDev, `${ofDev}    ${service}: { repository: { revision: 'main' } },\n`);
  checkout.synth();
  checkout.commit('Let a team deploy');
}

/**
 * What Argo CD says of the team's Application, once it has looked at Git again. A sync of another commit is ended, since it
 * would be tried again for ever, later each time, and no other one begins meanwhile.
 */
async function stateOf({ management }: Loop, commit: string) {
  const all = await listApplications(management);
  const following = ['root', `${dev.name}-workload-team-${service}`, own];
  await refresh(
    management.kubectl,
    all.map(({ metadata }) => metadata.name).filter((name) => following.includes(name)),
  );
  const found = all.find(({ metadata }) => metadata.name === own);
  const operation = at(found?.status, 'operationState');
  const revision = stringAt(operation, 'syncResult', 'revision');
  if (stringAt(operation, 'phase') === 'Running' && revision !== undefined && revision !== commit) {
    const patch = `--patch=${JSON.stringify({ status: { operationState: { phase: 'Terminating' } } })}`;
    await management.kubectl.run(['patch', 'application', own, '--namespace=argocd', '--type=merge', patch]);
  }
  return found?.status;
}

async function notSynced(loop: Loop, commit: string): Promise<string[]> {
  const status = await stateOf(loop, commit);
  const synced = stringAt(status, 'operationState', 'syncResult', 'revision') === commit;
  if (synced && stringAt(status, 'operationState', 'phase') === 'Succeeded') return [];
  return [`${own}: ${JSON.stringify(at(status, 'operationState') ?? at(status, 'conditions') ?? null).slice(0, 600)}`];
}

/** What Argo CD says of each object of the last sync; or why there is none, where the API server refuses even to compare. */
async function messages(loop: Loop, commit: string): Promise<readonly string[]> {
  const status = await stateOf(loop, commit);
  if (stringAt(status, 'operationState', 'syncResult', 'revision') !== commit) {
    return conditionsOf(status).map((condition) => stringAt(condition, 'message') ?? '');
  }
  const results = listAt(status, 'operationState', 'syncResult', 'resources');
  return [
    ...results.map((one) => `${stringAt(one, 'kind')} ${stringAt(one, 'namespace')}: ${stringAt(one, 'message')}`),
    stringAt(status, 'operationState', 'message') ?? '',
  ];
}

async function notRefused(loop: Loop, commit: string): Promise<string[]> {
  const said = await messages(loop, commit);
  return intrusions
    .filter(({ because }) => !said.some((message) => because.test(message)))
    .map(({ object, because }) => `${object.kind}: not refused (${because}); ${said.join('; ').slice(0, 800)}`);
}

async function notDenied(loop: Loop, commit: string, because: RegExp): Promise<string[]> {
  const said = await messages(loop, commit);
  return said.some((message) => because.test(message)) ? [] : [`${because}: ${said.join('; ').slice(0, 800)}`];
}

/** What Argo CD says of a source and of a destination. */
const refusal = /(?:is not permitted|do not match any of the allowed destinations) in project '/;

/** Applications that somebody wrote into Argo CD's namespace with the team's project. */
async function elsewhere({ checkout, management, team }: Loop): Promise<void> {
  const here = { name: names(dev).cluster, namespace: service };
  const theirs = { repoURL: team.url, path: dev.name, targetRevision: 'main' };
  const tries = {
    'team-abroad': { source: theirs, destination: { ...here, name: names(prod).cluster } },
    'team-beside': { source: theirs, destination: { ...here, namespace: 'payment' } },
    'team-above': { source: theirs, destination: { server: 'https://kubernetes.default.svc', namespace: 'argocd' } },
    'team-as-platform': { source: { ...theirs, repoURL: checkout.url }, destination: here },
  };
  for (const [name, spec] of Object.entries(tries)) {
    const object = { metadata: { name, namespace: 'argocd' }, spec: { project: own, ...spec } };
    await management.kubectl.apply(
      JSON.stringify({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', ...object }),
    );
  }
  try {
    await until(
      'the refusals',
      async () => {
        const states = await applications(management);
        return Object.keys(tries).filter(
          (name) => !states.some((one) => one.name === name && refusal.test(one.message)),
        );
      },
      limit,
    );
  } finally {
    await management.kubectl.run(['delete', 'application', ...Object.keys(tries), '--namespace=argocd']);
  }
}

/** What is left of the team once its repository is not in Git any more; retained environments ask before it goes. */
async function left(loop: Loop, deployments: () => Promise<readonly string[]>): Promise<string[]> {
  const { kubectl } = loop.management;
  // Argo CD ends a refresh by taking all annotations away that it did not see with it, an answer of the same moment too.
  await approve(kubectl, ['root']);
  const sets = (await kubectl.list('applicationsets.argoproj.io', 'argocd')).map(({ metadata }) => metadata.name);
  return [
    ...sets.filter((name) => name.endsWith(`-${service}`)),
    ...(await applications(loop.management)).filter(({ name }) => name === own).map(({ name }) => name),
    ...(await deployments()),
  ];
}
