import { ProgramError } from './program-error';

/** The end of a program that was ready, and that nothing here has ended; says where its log is and what it said last. */
export class UnexpectedEnd extends ProgramError {}
