import { createInterface } from 'node:readline/promises';
import { loadConfiguration } from '../../charts/configuration';
import { ConfigurationError, type Problem } from '../../config/model/problem';
import { ProgramError } from '../processes/program-error';
import type { Addition, Answers, Asked, Question } from './addition';
import type { Written } from './configuration-files';

/** Where questions are asked. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** What a person says when a command begins. */
export interface Given {
  readonly flags: Answers;
  /** Whether every proposal is taken, and nothing is asked. */
  readonly takesProposals: boolean;
}

/**
 * The answers that flags give, without asking anybody.
 *
 * @throws ProgramError with every flag that is missing, and everything that is wrong with the others
 */
export function answersOf(addition: Addition, written: Written, { flags, takesProposals }: Given): Answers {
  const missing: string[] = [];
  let answers: Answers = {};
  for (const question of addition.questions) {
    const { flag, isAsked, isOptional, says, value } = question;
    if (flags[flag] === undefined && isAsked?.({ answers, written }) === false) continue;
    const proposal = question.proposal?.({ answers, written });
    const answer = flags[flag] ?? (takesProposals || isOptional ? proposal : undefined);
    if (answer !== undefined) answers = { ...answers, [flag]: answer };
    else {
      const or = question.proposal && proposal !== undefined ? `, or --yes for ${proposal}` : '';
      missing.push(`--${flag}: is missing (${says}) — write --${flag} ${value}${or}`);
    }
  }
  const lines = [...missing, ...problemsOf(addition, { answers, written }).flatMap(linesOf)];
  if (lines.length > 0) throw new ProgramError(lines.join('\n'));
  return answers;
}

/** One who asks questions, one after another, and hears the answers, which may already be there. */
export class Asker {
  private readonly lines: AsyncIterator<string>;
  private readonly close: () => void;

  public constructor(private readonly terminal: Terminal) {
    const { input, output } = terminal;
    const reader = createInterface({ input, output });
    this.lines = reader[Symbol.asyncIterator]();
    this.close = () => reader.close();
  }

  /**
   * Asks until every answer is accepted, and says what is wrong with one that is not. What is wrong with an earlier answer
   * may show only now; that question is then asked again. A flag answers its question the first time.
   */
  public async answers(addition: Addition, written: Written, flags: Answers): Promise<Answers> {
    const given = new Map(Object.entries(flags));
    let answers: Answers = {};
    for (;;) {
      const former = { answers, written };
      const question = addition.questions.find(
        ({ flag, isAsked }) => former.answers[flag] === undefined && (given.has(flag) || isAsked?.(former) !== false),
      );
      if (question === undefined) return answers;
      const { flag } = question;
      const answer = given.get(flag) ?? (await this.answer(question, former));
      given.delete(flag);
      const asked = { written, answers: { ...answers, [flag]: answer } };
      const refused = refusals(addition, former, asked, flag);
      if (refused.lines.length > 0) this.terminal.output.write(`${refused.lines.join('\n')}\n`);
      answers = Object.fromEntries(Object.entries(asked.answers).filter(([one]) => !refused.flags.includes(one)));
    }
  }

  /** Whether a person says yes, or nothing. */
  public async agrees(question: string): Promise<boolean> {
    const answer = await this.line(`${question} [yes]: `);
    return ['', 'y', 'yes'].includes(answer.toLowerCase());
  }

  /** Ends the asking; must be called, since the process waits for it. */
  public end(): void {
    this.close();
  }

  private async answer({ choices, proposal, says }: Question, asked: Asked): Promise<string> {
    const named = choices?.(asked) ?? [];
    const proposed = proposal?.(asked);
    const choice = named.length > 0 ? ` (${named.join(', ')})` : '';
    const typed = await this.line(`${says}${choice}${proposed === undefined ? '' : ` [${proposed}]`}: `);
    return typed === '' ? (proposed ?? '') : typed;
  }

  private async line(prompt: string): Promise<string> {
    this.terminal.output.write(prompt);
    const { done, value } = await this.lines.next();
    if (done) throw new ProgramError('\ncommand line: ended before the last answer — run it again; nothing is written');
    return value.trim();
  }
}

/** What is wrong with an answer, or shows with it, and the questions that have to be asked again. */
function refusals(addition: Addition, former: Asked, asked: Asked, flag: string) {
  if (asked.answers[flag] === '') {
    const { value } = addition.questions.find((question) => question.flag === flag) ?? {};
    return { lines: [`--${flag}: is missing — write ${value}`], flags: [flag] };
  }
  const known = problemsOf(addition, former).flatMap(linesOf);
  const problems = problemsOf(addition, asked).filter(
    (problem) => !linesOf(problem).every((line) => known.includes(line)),
  );
  const flags = problems.flatMap(({ where }) => {
    const questions = questionsAt(addition, asked, where);
    return questions.length === 0 ? [flag] : questions.map((question) => question.flag);
  });
  return { lines: problems.flatMap(linesOf), flags };
}

/** What is wrong with the answers, but for what follows from those that are not there yet. */
function problemsOf(addition: Addition, asked: Asked): Problem[] {
  const problems = [...addition.problems(asked), ...ruleProblems(addition.added(asked))];
  return problems.filter(({ where }) =>
    questionsAt(addition, asked, where).every(
      ({ flag, isAsked }) => asked.answers[flag] !== undefined || isAsked?.(asked) === false,
    ),
  );
}

/** The questions whose answers stand at a place; if there is none, those below it; else the one around it. */
function questionsAt({ place, questions }: Addition, asked: Asked, where: string): Question[] {
  const all = questions.map((question) => ({ question, at: place(asked, question.flag) }));
  const isBelow = (one: string, other: string) => one.startsWith(`${other}.`) || one.startsWith(`${other}[`);
  const around = all.filter(({ at }) => isBelow(where, at)).sort((one, other) => other.at.length - one.at.length);
  const [found = []] = [
    all.filter(({ at }) => at === where),
    all.filter(({ at }) => isBelow(at, where)),
    around.slice(0, 1),
  ].filter((some) => some.length > 0);
  return found.map(({ question }) => question);
}

function ruleProblems(written: Written): readonly Problem[] {
  try {
    loadConfiguration(written);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
}

const linesOf = (problem: Problem) => new ConfigurationError([problem]).message.split('\n');
