import type { Files } from '../../charts/write';
import { instead } from '../../texts/nearest';
import { answerHelp, type Given, readCommandLine, type Usage } from '../processes/command-line';
import { ProgramError } from '../processes/program-error';
import type { Addition, Asked } from './addition';
import { Asker, answersOf, type Terminal } from './asking';
import { textsOf, writtenBy } from './configuration-files';
import { entranceAddition } from './entrance';
import { environmentAddition } from './environment';
import { serviceAddition } from './service';
import { prepared, writeAll } from './write-addition';

const additions: Readonly<Record<string, Addition>> = {
  service: serviceAddition,
  environment: environmentAddition,
  entrance: entranceAddition,
};

/** What a run needs of the world. */
export interface World {
  /** Folder of the repository. */
  readonly root: string;
  /** Where somebody can be asked. @default - nowhere */
  readonly terminal?: Terminal | undefined;
  readonly print: (text: string) => void;
  /** What a new `dist/` would do to what is deployed, in words. */
  readonly planned: (rendered: Files) => string;
}

/**
 * Adds something to the configuration: asks, prepares the files, shows what follows, and writes them.
 *
 * @throws ProgramError and ConfigurationError with everything that is wrong; then nothing is written
 */
export async function addNew(args: readonly string[], world: World): Promise<void> {
  const [name, ...rest] = args;
  await write(additionOf(name, args), `npm run new -- ${name}`, rest, world);
}

/**
 * The same for one addition or change, which has a command of its own.
 *
 * @throws ProgramError and ConfigurationError with everything that is wrong; then nothing is written
 */
export async function write(addition: Addition, command: string, args: readonly string[], world: World): Promise<void> {
  const given = readCommandLine(args, usageOf(command, addition));
  const before = textsOf(world.root);
  const written = writtenBy(before, world.root);
  const asker = world.terminal && given.yes === undefined ? new Asker(world.terminal) : undefined;
  try {
    const flags = flagsOf(given);
    const answers = asker
      ? await asker.answers(addition, written, flags)
      : answersOf(addition, written, { flags, takesProposals: given.yes === true });
    const asked: Asked = { written, answers };
    const ready = prepared(addition, asked, before, world.root);
    world.print(`${world.planned(ready.rendered)}\n`);
    const paths = Object.keys(ready.changed).join(' and ');
    if (asker && !(await asker.agrees(`Write ${addition.called(asked)} into ${paths}?`))) {
      world.print('Nothing is written');
      return;
    }
    writeAll(ready, before, world.root);
    world.print(ending(addition, asked, paths));
  } finally {
    asker?.end();
  }
}

function additionOf(name: string | undefined, args: readonly string[]): Addition {
  const addition = name !== undefined && Object.hasOwn(additions, name) ? additions[name] : undefined;
  if (addition !== undefined) return addition;
  answerHelp(args, {
    command: `npm run new -- ${Object.keys(additions).join('|')}`,
    does: 'Adds something to the configuration, and shows what follows. --help behind it says what it asks.',
  });
  const shown = name === undefined ? '' : ` (${name})`;
  throw new ProgramError(`command line: does not say what is new${shown} — ${instead(name, Object.keys(additions))}`);
}

function usageOf(command: string, { questions }: Addition): Usage {
  const options = questions.map(({ flag, says, value }) => [flag, { says, value }] as const);
  return {
    command,
    does: 'Asks on a terminal for what no option says. Writes all of it into config/, or nothing.',
    options: { ...Object.fromEntries(options), yes: { says: 'takes what is proposed for the rest, and asks nothing' } },
  };
}

function flagsOf(given: Given): Readonly<Record<string, string>> {
  const texts = Object.entries(given).flatMap(([flag, text]) =>
    typeof text === 'string' ? [[flag, text] as const] : [],
  );
  return Object.fromEntries(texts);
}

function ending(addition: Addition, asked: Asked, paths: string): string {
  const remaining = addition.remaining?.(asked) ?? [];
  return [
    `Wrote ${addition.called(asked)} into ${paths}. Next:`,
    '  npm run synth',
    '  git add --all && git diff --cached dist',
    '  npm run graph && npm run format && npm run check',
    ...(remaining.length > 0 ? ['And by hand:', ...remaining.map((line) => `  ${line}`)] : []),
  ].join('\n');
}
