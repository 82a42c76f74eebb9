import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Scratch } from '../../files/scratch';
import { documentedCommands } from '../../tools/pages/documented-commands';
import { documents } from '../../tools/pages/documents';
import { runProcess } from '../../tools/processes/run-process';
import type { Loop } from '../loop/loop';
import type { Report } from '../loop/report';
import { writeContexts } from '../loopback/kubeconfig';
import { dev } from './environments';

const root = join(__dirname, '../..');

/** Commands that neither program takes, so that a proof that takes everything is noticed. */
const mistakes = [
  'kubectl get nothings -A',
  'kubectl get pods -A --nothing',
  'kubectl -n payment get pods -o jsonpath={',
  'kubectl nothing -n payment',
  'kubectl annotate pod payment --nothing',
  'kubectl --context managment get pods -A',
  'kubectl --context managment annotate pod payment at=once',
  'argocd app nothing --core',
  'argocd app sync --nothing',
];

/** What changes nothing, and can be asked of a cluster. */
const reading = /^kubectl (?:(?:--?[\w-]+[ =]\S+|-A) )*(?:get|describe|auth can-i) /;

/** How what reads ends where a cluster has not what a placeholder stands for. */
const absent = /\(NotFound\)/;

/** How any other command ends that the program takes: nobody answers it, or the file of a placeholder is not there. */
const unanswered = new RegExp(
  [
    'connection refused',
    'was refused',
    'address unspecified',
    '1{40}: no such file',
    '"1{40}" does not exist',
    'no objects passed',
  ].join('|'),
);

/**
 * Every command of kubectl and Argo CD that documents tell people to run is one that these take: what reads finds its kind
 * in a cluster, of what changes something the options are read.
 */
export async function documentedCommandsTaken(loop: Loop, report: Report): Promise<void> {
  await report.prove('kubectl and argocd take each of their commands in documents', async () => {
    const scratch = new Scratch(join(tmpdir(), 'documented-commands-'));
    try {
      const told = toldCommands();
      const problems = await problemsOf(told, shellIn(scratch.folder, loop));
      if (problems.length > 0) throw new Error(problems.join('\n'));
      const asked = told.filter(({ command }) => reading.test(command)).length;
      report.measure('commands in documents taken', `${told.length}, ${asked} of them asked of a cluster`);
    } finally {
      scratch.remove();
    }
  });
}

/** A command, and the page that tells people to run it. */
interface Told {
  readonly page: string;
  readonly command: string;
}

function toldCommands(): Told[] {
  return documents(root).flatMap((page) =>
    ['kubectl', 'argocd'].flatMap((program) =>
      documentedCommands(readFileSync(join(root, page), 'utf8'), program).map((command) => ({ page, command })),
    ),
  );
}

async function problemsOf(told: readonly Told[], shell: Shell): Promise<string[]> {
  const problems = told.length === 0 ? ['no command was found'] : [];
  for (const { page, command } of told) {
    const refusal = await refusalOf(command, shell);
    if (refusal !== undefined) problems.push(`${page}: ${command}: ${refusal}`);
  }
  for (const mistake of mistakes) {
    if ((await refusalOf(mistake, shell)) === undefined) problems.push(`${mistake}: is taken`);
  }
  return problems;
}

/** Where commands run. */
interface Shell {
  /** Folder of the two programs. */
  readonly path: string;
  /** Kubeconfigs with every cluster, each with another current context. */
  readonly clusters: readonly string[];
  /** The same without anybody who answers. */
  readonly nobody: string;
}

function shellIn(path: string, { management, programs, workload }: Loop): Shell {
  const kubectl = join(path, 'kubectl');
  writeFileSync(kubectl, `#!/bin/sh\nexec '${programs.kubernetes}' kubectl "$@"\n`, { mode: 0o755 });
  symlinkSync(programs.argocd, join(path, 'argocd'));
  const clusters = { ...workload, management };
  const written = (name: string, current: string, server?: string) => {
    const file = join(path, `${name}.kubeconfig`);
    writeContexts(file, clusters, current, server);
    return file;
  };
  // Where a page names no cluster, it is about an environment's, or about the only one that there is yet.
  return {
    path,
    clusters: [written('environment', dev.name), written('management', 'management')],
    nobody: written('nobody', dev.name, 'https://127.0.0.1:1'),
  };
}

/** What a program says of a command that it does not take; undefined of one that it takes. */
async function refusalOf(command: string, { clusters, nobody, path }: Shell): Promise<string | undefined> {
  let said = '';
  // A command that signs in must not change what the next one does.
  const signedIn = mkdtempSync(join(path, 'signed-in-'));
  const reads = reading.test(command);
  for (const kubeconfig of reads ? clusters : [nobody]) {
    const { code, stderr } = await runProcess('bash', ['-c', command], {
      cwd: root,
      env: { PATH: `${path}:${process.env.PATH}`, KUBECONFIG: kubeconfig, ARGOCD_CONFIG_DIR: signedIn },
    });
    if (code === 0 || (reads ? absent : unanswered).test(stderr)) return undefined;
    said = stderr.trim().split('\n').at(-1) ?? `ended with ${code}`;
  }
  return said;
}
