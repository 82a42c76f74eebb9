import type { Files } from '../../charts/write';
import type { Problem } from '../../config/model/problem';
import type { Texts, Written } from './configuration-files';

/** Something that a person can add to the configuration, or change in it. */
export interface Addition {
  /** What it is, for people, for example `the service ledger`. */
  readonly called: (asked: Asked) => string;
  /** What is asked, in this order; what a question proposes may follow from the answers before it. */
  readonly questions: readonly Question[];
  /** Where messages say that the answer to a question stands: in the configuration, or only on the command line. */
  readonly place: (asked: Asked, flag: string) => string;
  /** What is wrong with the answers that the rules of the configuration cannot know. */
  readonly problems: (asked: Asked) => readonly Problem[];
  /** The configuration with the addition, as far as there are answers. */
  readonly added: (asked: Asked) => Written;
  /** The files that say the same; their layout is left to the formatter. */
  readonly edited: (asked: Asked, texts: Texts) => Texts;
  /** What is wrong with what it renders, a line each. @default - nothing that a check would not find */
  readonly refused?: (asked: Asked, rendered: Files) => readonly string[];
  /** What remains to be done beyond rendering and review. @default - nothing */
  readonly remaining?: (asked: Asked) => readonly string[];
}

/** The configuration as it is, and what was answered, by flags. */
export interface Asked {
  readonly written: Written;
  readonly answers: Answers;
}

/** Texts as people typed them, by flags without their hyphens. */
export type Answers = Readonly<Record<string, string>>;

/** One question, which a flag answers too. */
export interface Question {
  readonly flag: string;
  /** What stands behind the flag, in capitals. */
  readonly value: string;
  /** What is wanted, and what is allowed. */
  readonly says: string;
  /** What may be chosen, after the earlier answers. @default - what `says` says */
  readonly choices?: (asked: Asked) => readonly string[];
  /** The answer where a person gives none, after the earlier answers. @default - there has to be one */
  readonly proposal?: (asked: Asked) => string | undefined;
  /** Whether the configuration has a default of its own for it, so that a command without a terminal need not say it. @default false */
  readonly isOptional?: boolean;
  /** Whether it is asked at all, after the earlier answers. @default - it is */
  readonly isAsked?: (asked: Asked) => boolean;
}
