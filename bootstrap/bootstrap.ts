import { join } from 'node:path';
import type { RunProcess } from '../tools/processes/run-process';
import { checkCluster } from './check-cluster';
import { checkCredentials } from './check-credentials';
import { checkRepository } from './check-repository';
import { readInstallation } from './installation';
import { kubectlFor } from './kubectl';
import { withKustomization } from './kustomization';
import type { Arguments, StepName } from './read-arguments';

/** Enough for a pod whose image comes over a slow line. */
const startTimeout = '10m';

const inArgoCd = '--namespace=argocd';
const ofArgoCd = '--selector=app.kubernetes.io/part-of=argocd';
const namespace = JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'argocd' } });

/**
 * Brings up Argo CD on a cluster and gives it the root Application; safe to run again. Calls `say` with what each step did.
 *
 * @throws BootstrapError where a step fails; those before it stay done
 */
export async function bootstrap(
  { context, kubeconfig, argocdManifests, steps }: Arguments,
  dist: string,
  run: RunProcess,
  say: (line: string) => void,
): Promise<void> {
  const installation = readInstallation(dist);
  const kubectl = kubectlFor({ context, kubeconfig }, run);
  const unit = (name: string) => [inArgoCd, '--filename', join(dist, 'argocd', name, `${name}.yaml`)];
  const actions: Readonly<Record<StepName, () => Promise<string>>> = {
    check: async () => {
      const version = await checkCluster(kubectl);
      const notes = await checkRepository(installation, run);
      await checkCredentials(installation.root.repository, kubectl, run);
      return [`${context} runs Kubernetes ${version}`, ...notes.map((note) => `note: ${note}`)].join('\n');
    },
    settings: async () => {
      await kubectl.applyAsArgoCd([inArgoCd, '--filename', '-'], namespace);
      return `${await kubectl.applyAsArgoCd(unit('settings'))} objects of Argo CD’s configuration`;
    },
    argocd: () =>
      withKustomization(installation.argocd, argocdManifests, async (folder) => {
        return `${await kubectl.applyAsArgoCd([inArgoCd, '--kustomize', folder])} objects of Argo CD ${installation.argocd.revision}`;
      }),
    wait: async () => {
      const toDo = 'look at the pods of the namespace argocd, and run this again';
      const started = ['rollout', 'status', inArgoCd, `--timeout=${startTimeout}`];
      await kubectl.run([...started, 'deployment', ofArgoCd], { toDo });
      await kubectl.run([...started, 'statefulset', ofArgoCd], { toDo });
      return 'every pod of Argo CD runs';
    },
    admin: async () => {
      if (installation.signInUrl === undefined)
        return 'people share the account admin, since nobody signs in otherwise';
      // An Argo CD that has started with the account on has made it, and nothing else ever deletes it.
      const secret = ['secret', 'argocd-initial-admin-secret'];
      await kubectl.run(['delete', ...secret, inArgoCd, '--ignore-not-found'], {
        toDo: 'delete it, since it has a password',
      });
      return `the account admin is off and has no first password; people sign in at ${installation.signInUrl}`;
    },
    projects: async () => {
      const kinds = ['applications', 'applicationsets', 'appprojects'].map((plural) => `crd/${plural}.argoproj.io`);
      await kubectl.run(['wait', '--for=condition=Established', '--timeout=1m', ...kinds], {
        toDo: 'run the step argocd first',
      });
      return `${await kubectl.applyAsArgoCd(unit('projects'))} projects`;
    },
    root: async () => {
      await kubectl.applyAsArgoCd(unit('root'));
      return `the root Application, which follows ${installation.root.revision} of ${installation.root.repository}`;
    },
  };
  for (const step of steps) say(`${step}: ${await actions[step]()}`);
}
