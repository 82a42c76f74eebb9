import type { Access } from './access';
import type { PciRequirement } from './pci-requirements';

/** What is known about one kind of AWS resource. Each kind answers every question, even where the answer is `none`. */
export interface Kind {
  /** AWS's limits on its name. `none`: it has no name, or none that a manifest decides. */
  readonly name: NameRule | 'none';
  readonly externalName: ExternalName;
  /** Whether it holds what cannot be made again, or is needed to read what others hold; if so, what protects it. */
  readonly stateful: Protection | false;
  /**
   * The kind that the provider looks a reference up in, by the reference's path below `spec.forProvider`.
   *
   * Source: provider-upjet-aws v2.7.0, `apis/namespaced/<group>/v1beta1/zz_generated.resolvers.go`.
   */
  readonly references: Readonly<Record<string, string>>;
  /**
   * What AWS needs and no schema demands, because each field may also come from a reference: one line per need, ` | `
   * between the fields that meet it, `.` between nested ones.
   *
   * Source: AWS API reference, required parameters of the kind's Create… action.
   */
  readonly required: readonly string[];
  /**
   * What AWS gives to one resource at a time, so that it refuses to make another one that would have the same. Only kinds
   * that AWS names have any: what has the name that Git states, the provider takes over.
   *
   * Source: EC2 API reference, "Error codes", `…Conflict`, `….Duplicate`, `….AlreadyAssociated` and `…AlreadyExists`; IAM and
   * Secrets Manager API reference, errors of the kind's Create… action.
   */
  readonly takes: readonly Taken[];
  /**
   * References, by paths of `references`, to what AWS refuses to delete as long as this resource is there.
   *
   * Source: API reference, the target's Delete… action.
   */
  readonly holds: readonly string[];
  /**
   * What its addresses have to lie in. @default - nothing
   *
   * Source: EC2 API reference, CreateSubnet: "within the range of the VPC".
   */
  readonly inside?: Inside;
  /** The fields below `spec.forProvider` that hold JSON as text, by path. */
  readonly jsonTexts: Readonly<Record<string, PolicyText | 'no policy'>>;
  /** Fields of `spec.forProvider` with which the provider does not make a resource, the first time or again, and why. */
  readonly leaveOut: Readonly<Record<string, string>>;
  /**
   * Fields of `spec.forProvider` that the provider leaves as AWS has them where Git does not state them, or no longer; `.`
   * between nested ones.
   */
  readonly keptWithout: readonly string[];
  /** Fields of `spec.forProvider` that AWS changes only by making another resource; `.` between nested ones. */
  readonly immutable: readonly string[];
  /**
   * What tells a resource from the others of its kind in AWS: its tags, since the provider tags it with the name of its
   * object, or parts that make up its name: `external name`, or fields of `spec.forProvider`, a reference for the name
   * in it. Without parts, an account has one.
   */
  readonly identifiedBy: 'tags' | readonly string[];
  /**
   * The operations that make and delete it. `none`: no operation makes or deletes just this, because it comes with
   * another resource, is a part of one (a setting, a rule, an association), or is not in AWS.
   */
  readonly operations: Operations | 'none';
  /** What the provider must be allowed, so that it can make, read, change and delete the resource. */
  readonly access: Access;
}

/** What the provider itself says about a kind. */
export type ProviderFacts = Pick<Kind, 'immutable' | 'keptWithout'>;

/** What the file of an AWS API says about a kind. */
export type KindFacts = Omit<Kind, keyof ProviderFacts>;

/** The facts of an AWS API's kinds, by names as `ec2 VPC`. */
export type ApiKinds = Readonly<Record<string, KindFacts>>;

/** Operations of AWS's API, such as `sqs:CreateQueue`; each that succeeds makes or deletes one resource of a kind. */
export interface Operations {
  readonly create: string;
  readonly delete: string;
  /** Whether AWS answers a second creation with the resource that is there. @default false */
  readonly isIdempotent?: true;
}

/** Fields of `spec.forProvider` that, taken together, no two resources of a kind in an account have at the same time. */
export interface Taken {
  /** Each by the name of its value, where a reference may stand for it; a resource with none of them takes nothing. */
  readonly fields: readonly string[];
  /** A field with a range of addresses, of which no part may be in two resources. @default - none */
  readonly range?: string;
  /** A field without which, set to true, a resource takes nothing. @default - none */
  readonly onlyWith?: string;
}

/** A range of addresses of a resource, which has to lie in that of another one. */
export interface Inside {
  /** Field with the range. */
  readonly range: string;
  /** Field that refers to the other one, whose range has the same name. */
  readonly of: string;
}

/** What AWS accepts as the name of a resource of one kind. */
export interface NameRule {
  /** Where the name is: the external name (annotation or metadata.name), or `spec.forProvider.name`. */
  readonly from: 'external name' | 'forProvider.name';
  readonly max: number;
  /** @default 1 */
  readonly min?: number;
  readonly pattern: RegExp;
  /** What no name of this kind may match. @default - whatever fits the pattern is a name */
  readonly never?: RegExp;
  /** Where the name is unique. */
  readonly unique: 'globally' | 'in the account' | 'in the region';
}

/** Whether a name, whatever its length, is of a form that AWS accepts. */
export function isOfForm({ pattern, never }: NameRule, name: string): boolean {
  return pattern.test(name) && !never?.test(name);
}

/** Most names are unique in a region; how they are given differs. */
export const regional = { from: 'external name', unique: 'in the region' } as const;
export const given = { from: 'forProvider.name', unique: 'in the region' } as const;

/**
 * Where the name comes from by which the provider finds a resource again.
 *
 * - `made by AWS`: it is the provider's identifier, and nothing gives it one before the resource is there.
 * - `written again`: AWS makes it, but nobody needs it: to make the resource again writes what is there already.
 * - `taken over`: AWS makes it, but not for us, so nothing is lost with the name: to make the resource is to take it
 *   over.
 * - `made of fields`: the fields are the name, and the annotation is not read.
 * - `stated`: Git states it, by the annotation or else as the object's name.
 * - `statedWithout`: Git states it, and the provider writes it back without what the pattern matches.
 * - `none`: it makes nothing in AWS, and its controller takes no management policies.
 *
 * Source: `config/externalname.go` of provider-upjet-aws v2.4.0. `IdentifierFromProvider` with a `GetIDFn` that returns
 * the external name is made by AWS; `GetExternalNameFn` says what is written back.
 */
export type ExternalName =
  | 'made by AWS'
  | 'written again'
  | 'taken over'
  | 'made of fields'
  | 'stated'
  | { readonly statedWithout: RegExp }
  | 'none';

/** Who makes a kind's external names: AWS, when it makes a resource, or Git beforehand. */
export function namedBy({ externalName }: Pick<Kind, 'externalName'>): 'AWS' | 'Git' {
  return isLateInitialized({ externalName }) || externalName === 'taken over' ? 'AWS' : 'Git';
}

/** Whether the provider stores a kind's external names, which it does only as part of late initialization. */
export function isLateInitialized({ externalName }: Pick<Kind, 'externalName'>): boolean {
  return externalName === 'made by AWS' || externalName === 'written again';
}

/** What keeps the data of a stateful kind. */
export interface Protection {
  /**
   * The field of `spec.forProvider` that makes AWS refuse a deletion. `none`: a retained environment sets no such
   * field.
   */
  readonly refusal: string;
  /** What its end means, in a main clause. */
  readonly end: string;
  readonly cardholderData: PciDemands;
}

/** What cardholder data wants of `spec.forProvider`, by requirement and path; of a list the first item counts. */
export type PciDemands = Readonly<Partial<Record<PciRequirement, Readonly<Record<string, Demand>>>>>;

/** A value; a customer managed key, by value, reference or selector; a time; or what a list must have. */
export type Demand =
  | string
  | boolean
  | typeof customerKey
  | { readonly atLeastDays: number }
  | { readonly includes: readonly string[] };

export const customerKey = { key: 'customer managed' } as const;

/** A field that holds a policy. */
export interface PolicyText {
  readonly use: PolicyUse;
  /** Characters, without white space, that AWS accepts. */
  readonly limit: number;
}

/**
 * What a policy says something about: who may assume a role, what an identity may do, or who may use the resource.
 *
 * `itself`: the resource is the key that the policy is attached to, so AWS has `*` written there (KMS developer guide, "Key
 * policies").
 */
export type PolicyUse = 'trust' | 'identity' | 'endpoint' | 'itself' | 'resource';
