import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { readTree } from '../../../files/read-tree';
import { Scratch } from '../../../files/scratch';
import { readCommandLine } from '../../../tools/processes/command-line';
import { program } from '../../../tools/processes/program';
import { ProgramError } from '../../../tools/processes/program-error';
import { Progress } from '../../../tools/processes/progress';
import { buildPrograms } from '../../../tools/programs/build-programs';
import type { GoProgram } from '../../../tools/programs/go-program';
import { kubernetesProgram } from '../../programs/programs';
import type { Measured } from './rendering';

const helmProgram: GoProgram = { module: join(__dirname, 'helm'), package: 'helm.sh/helm/v4/cmd/helm' };

const root = join(__dirname, '../../..');

/** How often each is measured; the least counts, since whatever else runs on a machine only adds. */
const runs = 3;

/** Numbers of services, and the environments among which they are divided: one account has too few roles for all. */
const sizes = [
  { total: 10, environments: ['dev'], kustomizes: true },
  { total: 100, environments: ['dev'], kustomizes: true },
  // Kustomize takes longer for each object the more there are; of so many, many minutes.
  { total: 1000, environments: ['dev', 'qa'], kustomizes: false },
] as const;

const progress = new Progress();

/** Runs a program to its end; its output, and how many seconds it took. */
function timed(command: string, args: readonly string[], cwd = root) {
  const start = process.hrtime.bigint();
  const { error, status, stderr, stdout } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (error) throw error;
  if (status !== 0) throw new ProgramError(`${[command, ...args].join(' ')} failed: ${stderr}`);
  return { seconds: Number(process.hrtime.bigint() - start) / 1e9, stdout };
}

function least<T>(what: string, run: () => T, seconds: (result: T) => number): T {
  const results = Array.from({ length: runs }, (_, index) => {
    progress.report(`${what}: ${index + 1} of ${runs} runs`);
    return run();
  });
  const [first, ...others] = results;
  if (first === undefined) throw new Error('nothing was measured');
  return others.reduce((best, one) => (seconds(one) < seconds(best) ? one : best), first);
}

/** Folders of the objects of each cluster. */
function clustersIn(dist: string): string[] {
  const folders = readdirSync(dist, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders
    .filter(({ name }) => name !== 'accounts')
    .flatMap(({ name }) => readdirSync(join(dist, name)).map((part) => join(dist, name, part)));
}

/** Seconds of `helm template` for all clusters together, of a chart for each with the same files as templates. */
function helmSeconds(what: string, helm: string, dist: string, folder: string): number {
  const charts = clustersIn(dist).map((cluster, index) => {
    const chart = join(folder, String(index));
    mkdirSync(join(chart, 'templates'), { recursive: true });
    writeFileSync(join(chart, 'Chart.yaml'), 'apiVersion: v2\nname: cluster\nversion: 0.0.0\n');
    for (const [path, text] of Object.entries(readTree(cluster)).filter(([name]) => name.endsWith('.yaml'))) {
      // What templates of others have in braces is text here.
      writeFileSync(join(chart, 'templates', path.replaceAll('/', '-')), text.replaceAll('{{', '{{ "{{" }}'));
    }
    return chart;
  });
  const template = () => charts.reduce((sum, chart) => sum + timed(helm, ['template', 'cluster', chart]).seconds, 0);
  return least(`${what}, helm template`, template, (seconds) => seconds);
}

/** A kustomization for each cluster's objects, since Kustomize takes no two of one name. */
function kustomizations(dist: string): string[] {
  return clustersIn(dist).map((folder) => {
    const resources = Object.keys(readTree(folder)).filter((path) => path.endsWith('.yaml'));
    const text = JSON.stringify({ kind: 'Kustomization', apiVersion: 'kustomize.config.k8s.io/v1beta1', resources });
    writeFileSync(join(folder, 'kustomization.yaml'), text);
    return folder;
  });
}

/** Seconds of `kubectl kustomize` for all clusters together; measured once, since it takes longest. */
function kustomizeSeconds(kubernetes: string, dist: string): number {
  progress.report(`kubectl kustomize of ${dist}`);
  return kustomizations(dist).reduce((sum, one) => sum + timed(kubernetes, ['kubectl', 'kustomize', one]).seconds, 0);
}

/** Seconds of `cdk8s synth`, of an app with the objects in a file. */
function cdk8sSeconds(what: string, units: string, output: string): number {
  const app = `${process.execPath} --import tsx ${join(__dirname, 'stock-app.ts')} ${units}`;
  const cdk8s = join(root, 'node_modules/.bin/cdk8s');
  const synth = () => timed(cdk8s, ['synth', '--app', app, '--output', output]).seconds;
  return least(`${what}, cdk8s synth`, synth, (seconds) => seconds);
}

/** Renders so many services in a process of its own; what that measured of itself, and seconds of the whole process. */
function renderingOf(services: number, environments: readonly string[], dist: string) {
  const script = relative(root, join(__dirname, 'rendering.ts'));
  const args = ['--import', 'tsx', script, String(services), environments.join(), dist];
  const render = () => {
    const { seconds: whole, stdout } = timed(process.execPath, args);
    const measured: Measured = JSON.parse(stdout);
    return { ...measured, whole };
  };
  return least(`${services * environments.length} services`, render, ({ seconds }) => seconds);
}

function print(row: Readonly<Record<string, string>>): void {
  const cells = Object.entries(row).map(([name, value]) => `${name} ${value}`);
  console.log(cells.join(' · '));
}

void program(async () => {
  readCommandLine(process.argv.slice(2), {
    command: 'npm run bench:scale',
    does: 'Measures the rendering of 10, 100 and 1,000 services, and peers on the same objects, which takes minutes.',
  });
  const { helm, kubernetes } = await buildPrograms({ kubernetes: kubernetesProgram, helm: helmProgram });
  const scratch = new Scratch(join(tmpdir(), 'payment-platform-'));
  console.log(`${cpus().length} cores, Node ${process.version}; the least of ${runs} runs, of kustomize the only one`);
  let atFirst: number | undefined;
  for (const { total, environments, kustomizes } of sizes) {
    const folder = join(scratch.folder, String(total));
    const dist = join(folder, 'dist');
    mkdirSync(folder);
    const { megabytes, objects, seconds, whole } = renderingOf(total / environments.length, environments, dist);
    const each = seconds / objects;
    atFirst ??= each;
    print({
      services: `${total} in ${environments.length}`,
      objects: String(objects),
      rendered: `${seconds.toFixed(2)} s, ${(each * 1000).toFixed(2)} ms each, ${(each / atFirst).toFixed(2)} times the first`,
      memory: `${megabytes.toFixed(0)} MB`,
      'whole process': `${whole.toFixed(2)} s`,
      'cdk8s synth': `${cdk8sSeconds(`${total} services`, join(folder, 'units.json'), join(folder, 'cdk8s')).toFixed(2)} s`,
      'helm template': `${helmSeconds(`${total} services`, helm, dist, join(folder, 'helm')).toFixed(2)} s`,
      'kubectl kustomize': kustomizes ? `${kustomizeSeconds(kubernetes, dist).toFixed(2)} s` : 'left out',
    });
  }
  scratch.remove();
});
