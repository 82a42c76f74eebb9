import { dev } from './dev';
import type { EnvironmentInput } from './model/environment';
import { prod } from './prod';
import { staging } from './staging';

/** Every environment of the platform; a new one is a file next to `dev.ts` and a name in this list. */
export const environments: readonly EnvironmentInput[] = [dev, staging, prod];
