import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProgramError } from '../tools/programs/program-error';
import { Process } from './process';

let folder: string;
let mark: string;
let running: Process[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'process-'));
  mark = join(folder, 'mark');
  running = [];
});

afterEach(async () => {
  for (const program of running) await program.kill();
  rmSync(folder, { recursive: true });
});

const idle = 'setInterval(() => {}, 1000)';

async function start(script: string, ready: () => Promise<boolean>): Promise<Process> {
  const args = ['-e', script, mark];
  const started = await Process.start({ name: 'program', command: process.execPath, args, logs: folder, ready });
  running.push(started);
  return started;
}

async function failureOf(started: Promise<unknown>): Promise<string> {
  const error = await started.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProgramError)) throw new Error(`no ProgramError: ${String(error)}`);
  return error.message;
}

const leavesMark = `console.log('run'); require('node:fs').writeFileSync(process.argv[1], String(process.pid)); ${idle}`;

test('a started program is ready, and a probe that fails at first is asked again', async () => {
  const started = await start(leavesMark, async () => readFileSync(mark, 'utf8') !== '');
  expect(readFileSync(mark, 'utf8')).toBe(String(started.pid));
  await started.stop();
  expect(started.pid).toBeUndefined();
});

test('a program that ends before it is ready is an error with its log and the last lines of it', async () => {
  const script = "for (let line = 1; line <= 40; line++) console.error('line ' + line); process.exitCode = 7";
  const message = await failureOf(start(script, async () => false));
  const lines = Array.from({ length: 15 }, (_, index) => `line ${26 + index}`).join('\n');
  const log = join(folder, 'program.log');
  expect(message).toBe(`program: ended before it was ready (exit code 7) — read ${log}, which ends with:\n${lines}`);
});

test('a program that is not there is an error that names it, also where something else answers its probe', async () => {
  const command = join(folder, 'missing');
  const missing = Process.start({ name: 'gone', command, args: [], logs: folder, ready: async () => true });
  expect(await failureOf(missing)).toMatch(/^gone: ended before it was ready \(spawn .*missing ENOENT\)/);
});

test('a killed program starts again as it was and adds to its log', async () => {
  const ready = async () => existsSync(mark);
  const started = await start(leavesMark, ready);
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
  const started = await start(script, async () => existsSync(mark));
  await started.stop();
  expect(readFileSync(started.log, 'utf8')).toBe('run\nbye\n');
});
