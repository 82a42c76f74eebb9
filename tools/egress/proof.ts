import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { squidConfiguration } from '../../charts/workload/egress/squid-configuration';
import { exampleEnvironments, examplePlatform } from '../../config/model/example';
import { proxyPort } from '../../config/model/reaches/egress-proxy';
import { loadEnvironments } from '../../config/rules/load';
import { Scratch } from '../../files/scratch';
import { readCommandLine } from '../processes/command-line';
import { freePort } from '../processes/free-port';
import { Processes } from '../processes/processes';
import { program } from '../processes/program';
import { ProgramError } from '../processes/program-error';
import { runProcess } from '../processes/run-process';

const shop = { port: 8080, calls: [], quota: { cpu: 1, memoryGiB: 2, pods: 4 } };

/** What the proxy is asked for, by whom, and what it must answer. */
interface Case {
  readonly service: 'books' | 'shop';
  readonly method?: 'CONNECT' | 'GET';
  readonly host: string;
  readonly port?: number;
  readonly isLetThrough: boolean;
}

/** Names that resolve by a hosts file of the proof; the first two to an address that is let through in it. */
const addresses: Readonly<Record<string, string>> = {
  'api.example.com': '127.0.0.1',
  'eu.api.example.org': '127.0.0.1',
  'api.example.org': '127.0.0.1',
  'evil-example.org': '127.0.0.1',
  'other.example.net': '127.0.0.1',
  'rebound.example.org': '169.254.169.254',
  'inside.example.org': '10.0.10.7',
};

function cases(port: number): Case[] {
  return [
    { service: 'shop', host: 'api.example.com', isLetThrough: true },
    { service: 'shop', host: 'API.example.com', isLetThrough: true },
    { service: 'shop', host: 'eu.api.example.org', isLetThrough: true },
    { service: 'books', host: 'other.example.net', isLetThrough: true },
    { service: 'shop', host: 'other.example.net', isLetThrough: false },
    { service: 'books', host: 'api.example.com', isLetThrough: false },
    { service: 'shop', host: 'evil-example.org', isLetThrough: false },
    { service: 'shop', host: '127.0.0.1', isLetThrough: false },
    { service: 'shop', host: 'rebound.example.org', isLetThrough: false },
    { service: 'shop', host: 'inside.example.org', isLetThrough: false },
    { service: 'shop', host: 'api.example.com', port: port + 1, isLetThrough: false },
    { service: 'shop', host: 'api.example.com', method: 'GET', isLetThrough: false },
  ];
}

/** The configuration that is deployed for two services, of which one reaches what the other does not. */
function configuration(port: number): string {
  const [environment] = loadEnvironments(
    exampleEnvironments.slice(0, 1),
    {
      shop: { ...shop, reaches: { pay: { hosts: ['api.example.com', '*.example.org'], port } } },
      books: { ...shop, reaches: { bank: { hosts: ['other.example.net'], port } } },
    },
    examplePlatform,
  );
  if (environment === undefined) throw new ProgramError('no environment to prove — correct config/model/example.ts');
  return squidConfiguration(environment.services);
}

/** The same on loopback: names come from a file, hosts on the internet are on this machine, and the log is a file. */
function onLoopback(text: string, scratch: string, hosts: string): string {
  const changes: readonly (readonly [string, string])[] = [
    ['http_port ', 'http_port 127.0.0.1:'],
    [' 127.0.0.0/8', ''],
    ['stdio:/dev/stdout', `stdio:${join(scratch, 'requests.log')}`],
    ['cache_log /dev/stderr', `cache_log ${join(scratch, 'cache.log')}`],
  ];
  const changed = changes.reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new ProgramError(`squid.conf: has no such part (${from}) — correct this proof`);
    return before.replaceAll(from, to);
  }, text);
  return `${changed}hosts_file ${hosts}\nlogfile_rotate 0\n`;
}

/** The status with which the proxy answers. */
function asked({ service, method = 'CONNECT', host, port: other }: Case, port: number): Promise<number> {
  const target = `${host}:${other ?? port}`;
  return new Promise((resolve, reject) => {
    const sent = request({
      host: '127.0.0.1',
      port: proxyPort(service),
      method,
      path: method === 'CONNECT' ? target : `http://${target}/`,
    });
    sent.on('connect', (response, socket) => {
      socket.destroy();
      resolve(response.statusCode ?? 0);
    });
    sent.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** What is wrong with the lines of the log: each request has one, with the service and the target. */
function logProblems(log: string, all: readonly Case[], port: number): string[] {
  const lines = log
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  if (lines.length !== all.length) return [`the log: ${lines.length} lines for ${all.length} requests`];
  return all.flatMap(({ service, host, port: other = port, isLetThrough }, index) => {
    const line = lines[index];
    const isRight =
      line.service === service &&
      line.target.includes(`${host.toLowerCase()}:${other}`) &&
      (line.status === 200) === isLetThrough;
    return isRight ? [] : [`the log: not the request of ${service} to ${host}:${other} (${JSON.stringify(line)})`];
  });
}

void program(async () => {
  readCommandLine(process.argv.slice(2), {
    command: 'npm run egress:proof',
    does: 'Has Squid itself read the configuration of the proxy: each service must reach its own hosts, and nothing else.',
  });
  const scratch = new Scratch(join(tmpdir(), 'payment-platform-'));
  const processes = new Processes(scratch.folder);
  const there = createServer((socket) => socket.end());
  try {
    // Started by root, Squid works as a user of its own, who writes the logs.
    chmodSync(scratch.folder, 0o777);
    const port = await freePort();
    await new Promise<void>((resolve) => there.listen(port, '127.0.0.1', resolve));
    const written = configuration(port);
    await parsed(written, scratch.folder);
    console.log('Squid takes its configuration');
    const problems = await answered(written, port, scratch.folder, processes);
    for (const problem of problems) console.error(problem);
    if (problems.length > 0) process.exitCode = 1;
    else
      console.log(`each of ${cases(port).length} requests is let through or refused as it is declared, and has a line`);
  } finally {
    await processes.kill();
    there.close();
    scratch.remove();
  }
});

async function parsed(written: string, scratch: string): Promise<void> {
  const file = join(scratch, 'deployed.conf');
  writeFileSync(file, written);
  const { code, stderr } = await runProcess('squid', ['-k', 'parse', '-f', file]);
  const complaints = stderr.split('\n').filter((line) => /WARNING|ERROR|FATAL/.test(line));
  if (code === 0 && complaints.length === 0) return;
  throw new ProgramError(`squid: refuses its configuration — ${complaints.join('; ') || stderr.trim()}`);
}

async function answered(written: string, port: number, scratch: string, processes: Processes): Promise<string[]> {
  const hosts = join(scratch, 'hosts');
  writeFileSync(
    hosts,
    Object.entries(addresses)
      .map(([name, address]) => `${address} ${name}\n`)
      .join(''),
  );
  const file = join(scratch, 'squid.conf');
  writeFileSync(file, onLoopback(written, scratch, hosts));
  await processes.start({
    name: 'squid',
    command: 'squid',
    args: ['-N', '-f', file],
    ready: async () =>
      (await Promise.all(['shop', 'books'].map((service) => isListening(proxyPort(service))))).every(Boolean),
  });
  const problems: string[] = [];
  const all = cases(port);
  // One after another, so that the log has them in this order.
  for (const one of all) {
    const status = await asked(one, port);
    if ((status === 200) === one.isLetThrough) continue;
    const { service, method = 'CONNECT', host } = one;
    problems.push(
      `${service} to ${host} by ${method}: answered with ${status} — ${one.isLetThrough ? 'it is' : 'nobody has'} declared it`,
    );
  }
  await processes.kill();
  const log = readFileSync(join(scratch, 'requests.log'), 'utf8');
  return [...problems, ...logProblems(log, all, port)];
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
