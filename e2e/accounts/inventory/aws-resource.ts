import type { JsonObject } from '../../../objects/json';

/** A resource in an account of AWS, as AWS itself lists it. */
export interface AwsResource {
  /** Kind of its managed resource, as the checks name it: `ec2 VPC`. */
  readonly kind: string;
  /** Distinguishes it from others of its kind by what follows from Git: the name of its managed resource, or of what it joins. */
  readonly name: string;
  /** Distinguishes it from any other, even from one that replaces it: an id that AWS makes, or the time of its creation. */
  readonly identity: string;
  /** The name by which the provider finds it. @default - `identity` */
  readonly externalName?: string;
  /** What AWS calls it. @default - its kind has no name of its own, or `name` is that */
  readonly nameInAws?: string;
  /** Its tags, without those that its provider adds. @default - its kind has none */
  readonly tags?: Readonly<Record<string, string>>;
  /** What else AWS says that it is, but for what other kinds of resources say. @default - nothing that can change in place */
  readonly content?: JsonObject;
}

/** Asks one account of AWS, and returns all pages of the answer, whose type follows from the operation. */
export type Ask = <Answer>(api: string, operation: string, parameters?: JsonObject) => Promise<Answer>;
