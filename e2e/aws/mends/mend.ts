import type { Answer, Ask, Call } from '../calls/call';

/** Answers a call as AWS does, where the emulator does not; throws AwsError for what AWS refuses. */
export type Mend = (call: Call, ask: Ask) => Promise<Answer>;

/** The mends of an api by operation. */
export type Mends = Readonly<Record<string, Mend>>;
