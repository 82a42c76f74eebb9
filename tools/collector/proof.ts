import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { Scratch } from '../../files/scratch';
import { readDist } from '../../objects/dist';
import { at, isObject, type Json, type JsonObject, listAt, stringAt } from '../../objects/json';
import { readCommandLine } from '../processes/command-line';
import { freePort } from '../processes/free-port';
import { Processes } from '../processes/processes';
import { program } from '../processes/program';
import { ProgramError } from '../processes/program-error';
import { runProcess } from '../processes/run-process';
import { buildPrograms } from '../programs/build-programs';
import type { GoProgram } from '../programs/go-program';
import { outputProblems } from './output';

const root = join(__dirname, '../..');
/** Of the ways in which Prometheus finds targets it needs Kubernetes' and a list; the others are half of its packages. */
const collectorProgram: GoProgram = {
  module: __dirname,
  package: '.',
  tags: ['remove_all_sd', 'enable_kubernetes_sd'],
};

const recorded = (name: string) => readFileSync(join(__dirname, name), 'utf8');

/** What the chart adds to the configuration that this repository gives it. Source: the chart's values.yaml, `config`. */
const ofChart = {
  memory_limiter: { check_interval: '5s', limit_percentage: 80, spike_limit_percentage: 25 },
  batch: {},
};

/** The collector's configuration as the Application of dev's controller gives it to the chart. */
function deployedConfiguration(): JsonObject {
  const controllers = readDist(join(root, 'dist')).objects.filter(
    ({ file, name }) => file.startsWith('dist/dev/controllers/') && /opentelemetry-collector/.test(name),
  );
  const [found] = controllers.flatMap(({ body }) => {
    const config = at(parse(stringAt(body, 'spec', 'source', 'helm', 'values') ?? ''), 'config');
    return isObject(config) ? [config] : [];
  });
  if (found === undefined)
    throw new ProgramError('dist/dev/controllers: no values of the collector — run "npm run synth"');
  return found;
}

/** The same as the chart renders it: what is null is left out, and what the chart adds is there. */
function rendered(config: JsonObject): JsonObject {
  const all: JsonObject = JSON.parse(JSON.stringify(config), (_key, value) => (value === null ? undefined : value));
  return { ...all, processors: { ...ofChart, ...(isObject(all.processors) ? all.processors : {}) } };
}

/** The same with other targets: each job scrapes a path of a server on loopback, once a second. */
function onLoopback(config: JsonObject, port: number): JsonObject {
  const receivers = Object.entries(isObject(config.receivers) ? config.receivers : {}).map(([name, receiver]) => {
    const jobs = listAt(receiver, 'config', 'scrape_configs').map((job) => ({
      job_name: stringAt(job, 'job_name') ?? '',
      metrics_path: `/${stringAt(job, 'job_name')}`,
      static_configs: [{ targets: [`127.0.0.1:${port}`] }],
      metric_relabel_configs: listAt(job, 'metric_relabel_configs'),
    }));
    return [name, { config: { global: { scrape_interval: '1s', scrape_timeout: '1s' }, scrape_configs: jobs } }];
  });
  const service = isObject(config.service) ? config.service : {};
  return {
    ...config,
    receivers: Object.fromEntries(receivers),
    service: { ...service, telemetry: { metrics: { level: 'none' } } },
  };
}

/** Serves what a kubelet and external-secrets were recorded to say; totals grow with time. */
async function servingRecords(): Promise<{ readonly port: number; readonly close: () => void }> {
  const started = Date.now();
  const texts: Readonly<Record<string, string>> = {
    '/kubelets': recorded('cadvisor.txt'),
    '/external-secrets': recorded('external-secrets.txt'),
  };
  const server = createServer((request, response) => {
    const text = texts[request.url ?? ''];
    const seconds = ((Date.now() - started) / 1000).toFixed(3).padStart(8, '0');
    response.writeHead(text === undefined ? 404 : 200, { 'content-type': 'text/plain; version=0.0.4' });
    response.end(text?.replaceAll('{seconds}', seconds));
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { port, close: () => server.close() };
}

async function validate(collector: string, config: JsonObject, scratch: string): Promise<void> {
  const files = ['token', 'ca.crt'].map((name) => join(scratch, name));
  for (const file of files) writeFileSync(file, '');
  const here = JSON.stringify(config).replaceAll('/var/run/secrets/kubernetes.io/serviceaccount', scratch);
  const file = join(scratch, 'deployed.yaml');
  writeFileSync(file, stringify(JSON.parse(here)));
  const { code, stderr } = await runProcess(collector, ['validate', `--config=${file}`]);
  if (code !== 0) throw new ProgramError(`the collector: refuses its configuration — ${stderr.trim()}`);
}

/** What the collector hands to its exporter, a batch in a line, until both pipelines have written. */
async function scraped(collector: string, config: JsonObject, scratch: string): Promise<readonly Json[]> {
  const records = await servingRecords();
  const processes = new Processes(scratch);
  try {
    const file = join(scratch, 'loopback.yaml');
    writeFileSync(file, stringify(onLoopback(config, records.port)));
    let output = '';
    const isComplete = (text: string) => /"pod_cpu_utilization"/.test(text) && /"externalsecret_/.test(text);
    await processes.start({
      name: 'collector',
      command: collector,
      args: [`--config=${file}`],
      ready: async (logged) => {
        output = logged();
        return isComplete(output);
      },
    });
    return output.split('\n').flatMap((line) => (/^\{"resourceMetrics".*\}$/.test(line) ? [JSON.parse(line)] : []));
  } finally {
    await processes.kill();
    records.close();
  }
}

void program(async () => {
  readCommandLine(process.argv.slice(2), {
    command: 'npm run collector:proof',
    does: 'Has the collector itself read its configuration and records of what it scrapes: what dashboards read must come out.',
  });
  const { collector } = await buildPrograms({ collector: collectorProgram });
  const scratch = new Scratch(join(tmpdir(), 'payment-platform-'));
  try {
    const config = rendered(deployedConfiguration());
    await validate(collector, config, scratch.folder);
    console.log('the collector takes its configuration');
    const problems = outputProblems(await scraped(collector, config, scratch.folder), config);
    for (const problem of problems) console.error(problem);
    if (problems.length > 0) process.exitCode = 1;
    else console.log('what it writes has the names and dimensions that dashboards and alarms read');
  } finally {
    scratch.remove();
  }
});
