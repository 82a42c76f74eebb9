import type { EnvironmentInput } from '../../config/model/environment';
import { live } from './live';
import { sandbox } from './sandbox';

/** The environments of the company: one to try in, and one in which money moves. */
export const environments: readonly EnvironmentInput[] = [sandbox, live];
