/** What a page knows, as its script reads it. */
export interface PageData {
  readonly environment: string;
  readonly pictures: readonly PagePicture[];
  readonly objects: readonly PageObject[];
  /** What a plan changes. @default - no plan was given */
  readonly plan?: readonly PageChange[];
}

/** A picture, whose parts stand for objects. */
export interface PagePicture {
  readonly name: string;
  readonly title: string;
  /** Indices of objects, by the id of the box, arrow or frame that stands for them. */
  readonly parts: Readonly<Record<string, readonly number[]>>;
}

/** An object of `dist/`. */
export interface PageObject {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly file: string;
  /** The object in YAML. */
  readonly text: string;
  /** Indices of the objects that it refers to. */
  readonly refersTo: readonly number[];
}

/** What a plan does to an object. */
export interface PageChange {
  readonly kind: string;
  readonly name: string;
  readonly file: string;
  /** In the plan's words, for example `created`. */
  readonly outcome: string;
  readonly tone: Tone;
  /** What follows, in sentences. */
  readonly follows: readonly string[];
  /** Index of the object, or of the composite that it is composed of. @default - it is no longer in `dist/` */
  readonly object?: number;
}

/** How a change is coloured: what is new, what is another than before, and what ends or does not happen. */
export type Tone = 'new' | 'other' | 'lost';
