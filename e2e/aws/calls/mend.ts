import type { Answer, Call } from './call';

/** Asks the emulator. */
export type Ask = (call: Call) => Promise<Answer>;

/** Answers a call as AWS does, where the emulator does not; throws AwsError for what AWS refuses. */
export type Mend = (call: Call, ask: Ask) => Promise<Answer>;

/** The mends of an api by operation. */
export type Mends = Readonly<Record<string, Mend>>;
