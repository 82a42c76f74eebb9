import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Process, ProcessProps } from './process';
import { Processes } from './processes';
import { ProgramError } from './program-error';

let folder: string;
let mark: string;
let processes: Processes;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'process-'));
  mark = join(folder, 'mark');
  processes = new Processes(folder);
});

afterEach(async () => {
  await processes.kill();
  rmSync(folder, { recursive: true });
});

const log = () => join(folder, 'program.log');
const marked = async () => readFileSync(mark, 'utf8') !== '';
const idle = 'setInterval(() => {}, 1000)';

function start(script: string, ready: ProcessProps['ready']): Promise<Process> {
  return processes.start({ name: 'program', command: process.execPath, args: ['-e', script, mark], ready });
}

async function failureOf(started: Promise<unknown>): Promise<string> {
  const error = await started.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProgramError)) throw new Error(`no ProgramError: ${String(error)}`);
  return error.message;
}

const leavesMark = `console.log('run'); require('node:fs').writeFileSync(process.argv[1], String(process.pid)); ${idle};`;

test('a started program is ready, and a probe that fails at first is asked again', async () => {
  const started = await start(leavesMark, marked);
  expect(readFileSync(mark, 'utf8')).toBe(String(started.pid));
  await started.stop();
  expect(started.pid).toBeUndefined();
});

test('a program that ends before it is ready is an error with its log and the last lines of it', async () => {
  const script = "for (let line = 1; line <= 40; line++) console.error('line ' + line); process.exitCode = 7";
  const message = await failureOf(start(script, async () => false));
  const lines = Array.from({ length: 15 }, (_, index) => `line ${26 + index}`).join('\n');
  expect(message).toBe(`program: ended before it was ready (exit code 7) — read ${log()}, which ends with:\n${lines}`);
});

test('a program that logged what it is forgiven for is started again, and ends the run for anything else', async () => {
  const races = `const { existsSync, writeFileSync } = require('node:fs'); const again = existsSync(process.argv[1]);
    writeFileSync(process.argv[1], 'run'); console.log(again ? 'second' : 'first');
    setTimeout(() => { console.log(again ? 'out of memory' : 'its own race'); process.exit(2); }, 300);`;
  const started = await processes.start({
    ...{ name: 'program', command: process.execPath, args: ['-e', races, mark] },
    startsAgain: (logged) => logged.includes('its own race'),
    ready: async (logged) => logged().includes('first') || logged().includes('second'),
  });
  expect(started.crashes).toBe(0);
  expect((await processes.died).message).toMatch(
    /^program: ended unexpectedly \(exit code 2\)[\s\S]*second\nout of memory$/,
  );
  expect(started.crashes).toBe(1);
});

test('a missing program is an error that names it, even where something else answers its probe', async () => {
  const command = join(folder, 'missing');
  const missing = processes.start({ name: 'gone', command, args: [], ready: async () => true });
  expect(await failureOf(missing)).toMatch(/^gone: ended before it was ready \(spawn .*missing ENOENT\)/);
});

test('a killed program starts again as it was and adds to its log', async () => {
  const started = await start(leavesMark, marked);
  await started.kill();
  expect(started.pid).toBeUndefined();
  rmSync(mark);
  await started.restart();
  expect(readFileSync(mark, 'utf8')).toBe(String(started.pid));
  expect(readFileSync(started.log, 'utf8')).toBe('run\nrun\n');
  await started.stop();
});

test('stopping lets the program end by itself', async () => {
  const script = `process.on('SIGTERM', () => { console.log('bye'); process.exit(); }); ${leavesMark}`;
  const started = await start(script, marked);
  await started.stop();
  expect(readFileSync(started.log, 'utf8')).toBe('run\nbye\n');
});

test('a program that ends after it was ready is reported with how it ended, its log and the last lines of it', async () => {
  const started = await start(leavesMark, marked);
  process.kill(Number(started.pid), 'SIGKILL');
  const { message } = await processes.died;
  expect(message).toBe(`program: ended unexpectedly (SIGKILL) — read ${log()}, which ends with:\nrun`);
});

test('a program that is killed, started again and stopped has not ended unexpectedly', async () => {
  const started = await start(leavesMark, marked);
  const ends: string[] = [];
  void processes.died.then(({ message }) => ends.push(message));
  await started.kill();
  await started.restart();
  await started.restart();
  await started.stop();
  expect(ends).toEqual([]);
});

test('a program whose log says that it is ready is not ready by the log of the run before', async () => {
  const started = await start(`setTimeout(() => { ${leavesMark} console.log('ready') }, 200)`, async (logged) =>
    logged().includes('ready'),
  );
  await started.kill();
  rmSync(mark);
  await started.restart();
  expect(existsSync(mark)).toBe(true);
});

test('a kill ends the programs that run and those that are starting, and no other starts afterwards', async () => {
  const started = await start(leavesMark, marked);
  const starting = failureOf(start(idle, async () => false));
  await processes.kill();
  expect(started.pid).toBeUndefined();
  expect(await starting).toMatch(/^program: ended before it was ready \(SIGKILL\)/);
  expect(await failureOf(start(idle, async () => true))).toMatch(/^program: is not started/);
});
