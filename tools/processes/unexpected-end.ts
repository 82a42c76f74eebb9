import { ProgramError } from './program-error';

/** A program that did its work has ended, and nothing here ended it; says where its log is and what it said last. */
export class UnexpectedEnd extends ProgramError {}
