import type { Answer, Ask, Call } from '../calls/call';

/** Answers a call as AWS does, where the emulator does not; throws AwsError for what AWS refuses. */
export type Correction = (call: Call, ask: Ask) => Promise<Answer>;

/** The corrections of an API by operation. */
export type Corrections = Readonly<Record<string, Correction>>;
