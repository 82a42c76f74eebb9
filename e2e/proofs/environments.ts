import { environments } from '../../config/environments';
import type { EnvironmentInput } from '../../config/model/environment';

/** Where the proofs try what is disposable and moves with `main`. */
export const dev = named('dev');

/** Where they try what is retained and pinned. */
export const staging = named('staging');

/** Where they try what holds cardholder data, and what a person syncs. */
export const prod = named('prod');

/** Ends the process where there is none of this name, since a proof that is left out would count as made. */
function named(name: string): EnvironmentInput {
  const found = environments.find((environment) => environment.name === name);
  if (found !== undefined) return found;
  console.error(
    `config/environments.ts: has no environment that the loop's proofs need ("${name}") — change e2e/proofs/ to those that there are`,
  );
  return process.exit(1);
}
