import type { EnvironmentInput } from '../../config/model/environment';
import type { PlatformInput, SignIn } from '../../config/model/platform';
import { platform } from '../../config/platform';
import { dev, prod, staging } from '../proofs/environments';
import { type Level, levels } from './acts';

/** Somebody who signs in, and what they are in which environment. */
export interface Person {
  readonly name: string;
  readonly groups: readonly string[];
  /** What they are where; nothing elsewhere. */
  readonly is: (environment: string) => (typeof levels)[number] | undefined;
}

/** Environments in which people do something. */
export const environments = [dev, staging, prod];
/** How people sign in to the platform that is configured. */
export const configuredSignIn = signInOf(platform);

/** Groups of administrators. */
export const { administrators } = configuredSignIn;

/** Somebody of each kind, in an order in which whoever may do something does it last, since what is deleted cannot be asked for again. */
export const persons: readonly Person[] = [
  { name: 'nobody', groups: ['some-group'], is: () => undefined },
  ...environments.flatMap((environment) => [member(environment, 'viewers'), member(environment, 'deployers')]),
  { name: 'administrator', groups: administrators.slice(0, 1), is: () => 'administrators' },
];

function member(environment: EnvironmentInput, level: 'viewers' | 'deployers'): Person {
  return {
    name: `${environment.name}-${level.slice(0, -1)}`,
    groups: (environment[level] ?? []).slice(0, 1),
    is: (name) => (name === environment.name ? level : undefined),
  };
}

/** People whom the identity provider calls what Argo CD gives a meaning of its own. */
export const namesakes: Readonly<Record<string, readonly string[]>> = {
  admin: [],
  'role:admin': [],
  'member-of-admin': ['admin'],
  'member-of-role-admin': ['role:admin'],
  'member-of-a-role': [`role:${dev.name}-deployer`, 'role:administrator'],
};

/** Whether somebody is at least what it takes. */
export function mayDo(is: Level | undefined, may: Level): boolean {
  const order: readonly (Level | undefined)[] = levels;
  return may !== 'nobody' && is !== undefined && order.indexOf(is) >= order.indexOf(may);
}

/** Throws where there is no sign-in, since a proof that is left out would count as made. */
function signInOf({ signIn }: PlatformInput): SignIn {
  if (signIn !== undefined) return signIn;
  throw new Error('config/platform.ts signIn: is missing, which the proof about people needs — say how people sign in');
}
