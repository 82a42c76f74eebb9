import type { JsonObject } from '../../../objects/json';

/** A resource that an account of AWS has, as AWS itself lists it. */
export interface AwsResource {
  /** Kind of managed resource that answers for it, as the checks name it: `ec2 VPC`. */
  readonly kind: string;
  /** What tells it from others of its kind and follows from Git: the name of its managed resource, or of what it joins. */
  readonly name: string;
  /** What AWS gives to no other, not even to one made in its place: an id that AWS makes, or when it was made. */
  readonly identity: string;
  /** What AWS calls it. @default - its kind has no name of its own, or `name` is that */
  readonly nameInAws?: string;
  /** Its tags, without those that its provider adds. @default - its kind has none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Asks one account of AWS, and returns all pages of the answer; its shape is the operation's to tell. */
export type Ask = <Answer>(service: string, operation: string, parameters?: JsonObject) => Promise<Answer>;
