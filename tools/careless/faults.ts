import { createHash } from 'node:crypto';
import { accountTemplates } from '../../charts/accounts/account-templates';
import { loadConfiguration, type WrittenConfiguration } from '../../charts/configuration';
import { summary } from '../../charts/summary';
import { type Unit, units } from '../../charts/units';
import { render } from '../../charts/write';
import { everyProblem } from '../../checks/every-problem';
import type { Environment } from '../../config/model/environment';
import { ConfigurationError } from '../../config/model/problem';
import { platform } from '../../config/platform';
import { type Dist, parseDist } from '../../objects/dist';

/** What comes of a configuration. */
export interface Outcome {
  readonly isAccepted: boolean;
  /** What is wrong with how it was taken: a crash, a message that does not help, or what checks find in what it renders. */
  readonly faults: readonly string[];
}

/** Seconds of a processor after which a person no longer waits for an answer. */
const patience = 10;

/** Reads a configuration as synth does, and where it is accepted renders it and runs every check, unless told otherwise. */
export async function outcomeOf(written: WrittenConfiguration, renders = true): Promise<Outcome> {
  const start = process.cpuUsage();
  const taken = take(written, renders);
  // Not the clock's, which say how busy the machine is.
  const seconds = process.cpuUsage(start).user / 1e6;
  const slow = seconds > patience ? [`took ${seconds.toFixed(0)} s`] : [];
  if ('faults' in taken) return { isAccepted: false, faults: [...taken.faults, ...slow] };
  return { isAccepted: true, faults: [...slow, ...(await renderedFaults(taken.rendered, taken.environments))] };
}

type Taken =
  | { readonly faults: readonly string[] }
  | { readonly rendered: readonly Unit[]; readonly environments: readonly Environment[] };

function take(written: WrittenConfiguration, renders: boolean): Taken {
  try {
    const { environments, platform } = loadConfiguration(written);
    const rendered = renders ? units(environments, platform) : [];
    if (renders) accountTemplates(environments, platform, rendered);
    summary(environments, rendered);
    return { rendered, environments };
  } catch (error) {
    if (error instanceof ConfigurationError) return { faults: messageFaults(error) };
    return { faults: [`crashed: ${error instanceof Error ? error.stack : error}`] };
  }
}

/** Messages of the house say where, what and what to do, in one line for each mistake. */
function messageFaults({ message, problems }: ConfigurationError): string[] {
  const lines = message.split('\n');
  const unclear = lines.filter((line) => !/^config\/[a-z]+\.ts[^—]*: .+ — \S.*$/.test(line));
  const repeated = lines.filter((line, index) => lines.indexOf(line) !== index);
  return [
    ...(lines.length === problems.length ? [] : [`${lines.length} lines for ${problems.length} mistakes: ${message}`]),
    ...unclear.map((line) => `does not say where, what and what to do: ${line}`),
    ...repeated.map((line) => `says twice: ${line}`),
  ];
}

/** What has been found already, by everything that the checks read. */
const found = new Map<string, readonly string[]>();

async function renderedFaults(
  rendered: readonly Unit[],
  environments: readonly Environment[],
): Promise<readonly string[]> {
  // The bindings of the platform's own kinds are of the API group that is committed.
  if (rendered.length === 0 || environments[0]?.platform.apiGroup !== platform.apiGroup) return [];
  try {
    const units = rendered.map((unit) => ({
      unit,
      json: JSON.stringify([unit.path, unit.objects.map(({ body }) => body)]),
    }));
    const all = JSON.stringify([units.map(({ json }) => json), environments]);
    const digest = createHash('sha256').update(all).digest('hex');
    const faults = found.get(digest) ?? (await distFaults(units.map(readOnce), environments));
    found.set(digest, faults);
    return faults;
  } catch (error) {
    return [`accepted, but crashed: ${error instanceof Error ? error.stack : error}`];
  }
}

async function distFaults(dist: readonly Dist[], environments: readonly Environment[]): Promise<string[]> {
  const problems = await everyProblem(
    dist.flatMap(({ objects }) => objects),
    environments,
  );
  return [...dist.flatMap((one) => one.problems), ...problems].map((problem) => `accepted, but ${problem}`);
}

const read = new Map<string, Dist>();

/** The same objects for the same unit, since most units of a configuration are those of another one. */
function readOnce({ unit, json }: { readonly unit: Unit; readonly json: string }): Dist {
  const dist = read.get(json) ?? parseDist(`dist/${unit.path}`, render(unit));
  // More units than some hundred configurations have would fill the memory.
  if (read.size > 1000) read.clear();
  read.set(json, dist);
  return dist;
}
