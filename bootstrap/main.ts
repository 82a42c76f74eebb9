import { join } from 'node:path';
import { answerHelp } from '../tools/processes/command-line';
import { program } from '../tools/processes/program';
import { runProcess } from '../tools/processes/run-process';
import { bootstrap } from './bootstrap';
import { commonOptions } from './flags';
import { type Installation, readInstallation } from './installation';
import { type Arguments, readArguments, stepNames } from './read-arguments';

function next({ context, kubeconfig }: Arguments, { signInUrl }: Installation): string {
  const target = kubeconfig === undefined ? [] : [`--kubeconfig=${kubeconfig}`];
  const kubectl = ['kubectl', ...target, `--context=${context}`, '--namespace=argocd'].join(' ');
  const look =
    signInUrl === undefined
      ? `on https://localhost:8080, as admin with the first password:
  ${kubectl} get secret argocd-initial-admin-secret -o jsonpath='{.data.password}' | base64 -d
  ${kubectl} port-forward service/argocd-server 8080:443`
      : `on ${signInUrl}, sign in with your own name.`;
  return `
Argo CD does the rest. To watch it:
  ${kubectl} get applications --watch
To look at it ${look}
docs/from-an-empty-account.md says what else there is to do once.`;
}

void program(async () => {
  answerHelp(process.argv.slice(2), {
    command: 'npm run bootstrap',
    does: 'Installs Argo CD on the management cluster and gives it the root of dist/.',
    options: {
      ...commonOptions,
      'argocd-manifests': { value: 'DIR', says: "Argo CD's kustomization (upstream's, at the pinned version)" },
      steps: { value: 'NAMES', says: `these steps only, of ${stepNames.join(',')}` },
    },
  });
  const args = readArguments(process.argv.slice(2));
  const dist = join(__dirname, '../dist');
  await bootstrap(args, dist, runProcess, (line) => console.log(line));
  if (args.steps.includes('root')) console.log(next(args, readInstallation(dist)));
});
