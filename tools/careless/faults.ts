import { loadConfiguration, type WrittenConfiguration } from '../../charts/configuration';
import { summary } from '../../charts/summary';
import { type Unit, units } from '../../charts/units';
import { render } from '../../charts/write';
import { everyProblem } from '../../checks/every-problem';
import type { Environment } from '../../config/model/environment';
import { ConfigurationError } from '../../config/model/problem';
import { platform } from '../../config/platform';
import { parseDist } from '../../objects/dist';

/** What comes of a configuration. */
export interface Outcome {
  readonly isAccepted: boolean;
  /** What is wrong with how it was taken: a crash, a message that does not help, or what checks find in what it renders. */
  readonly faults: readonly string[];
}

/** Seconds that a person waits for an answer. */
const patience = 10;

/** Reads a configuration as synth does, and where it is accepted renders it and runs every check, unless told otherwise. */
export async function outcomeOf(written: WrittenConfiguration, renders = true): Promise<Outcome> {
  const start = performance.now();
  const taken = take(written, renders);
  const seconds = (performance.now() - start) / 1000;
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

async function renderedFaults(rendered: readonly Unit[], environments: readonly Environment[]): Promise<string[]> {
  // The bindings of the platform's own kinds are of the API group that is committed.
  if (rendered.length === 0 || environments[0]?.platform.apiGroup !== platform.apiGroup) return [];
  try {
    const read = rendered.map((unit) => parseDist(`dist/${unit.path}`, render(unit)));
    const problems = await everyProblem(
      read.flatMap(({ objects }) => objects),
      environments,
    );
    return [...read.flatMap((one) => one.problems), ...problems].map((problem) => `accepted, but ${problem}`);
  } catch (error) {
    return [`accepted, but crashed: ${error instanceof Error ? error.stack : error}`];
  }
}
