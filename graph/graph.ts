import type { DistObject } from '../objects/dist';

/** How a box looks, by what it stands for; `graph/palette.ts` has the colours of each. */
export type Look =
  | 'outside'
  | 'gateway'
  | 'open'
  | 'closed'
  | 'group'
  | 'service'
  | 'controller'
  | 'data'
  | 'api'
  | 'unit';

/** A box of a picture. */
export interface Box {
  /** Unique in its picture. */
  readonly id: string;
  readonly title: string;
  /** Lines below the title, in smaller letters. */
  readonly lines: readonly string[];
  readonly look: Look;
  /** What it stands for. */
  readonly objects: readonly DistObject[];
}

/** A frame around boxes and other frames. */
export interface Frame {
  /** Unique in its picture. */
  readonly id: string;
  readonly title: string;
  readonly boxes: readonly Box[];
  readonly frames: readonly Frame[];
  /** Boxes of it that stand beside each other, in this order. @default - wherever there is room */
  readonly rows?: readonly (readonly string[])[];
  /** What it stands for, without what is in it. */
  readonly objects: readonly DistObject[];
}

/** An arrow between two boxes. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  /** @default - no words */
  readonly label?: string;
  /** Whether one of its two ends is missing, so that nothing gets through. @default false */
  readonly isHalf?: boolean;
  /** Whether it leads both ways. @default false */
  readonly isMutual?: boolean;
  /** Whether it leads between boxes of one row. @default false */
  readonly isLevel?: boolean;
  /** Whether its end has its place before its beginning, so that it leads up, or to the left. @default false */
  readonly leadsBack?: boolean;
  /** What says so. */
  readonly objects: readonly DistObject[];
}

/** Some boxes, and those that have their places after all of them. */
export interface Order {
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Whether there is room for a point between them, which is in no frame. @default false */
  readonly isApart?: boolean;
}

/** What is drawn, before anything has a place. */
export interface Graph {
  /** Where arrows lead: down the page, or from left to right. */
  readonly direction: 'down' | 'right';
  readonly boxes: readonly Box[];
  readonly frames: readonly Frame[];
  readonly arrows: readonly Arrow[];
  /** Boxes that have their places after others, though no arrow says so. */
  readonly order: readonly Order[];
}

/** One picture, and what it says to who cannot see it. */
export interface Picture {
  /** Name of its file without the ending, for example `dev-network`. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly graph: Graph;
}

/** Every box of a graph, also inside of frames. */
export function boxesOf({ boxes, frames }: Pick<Graph, 'boxes' | 'frames'>): Box[] {
  return [...boxes, ...frames.flatMap(boxesOf)];
}

/** Every frame of a graph, outer ones before those inside. */
export function framesOf({ frames }: Pick<Graph, 'frames'>): Frame[] {
  return frames.flatMap((frame) => [frame, ...framesOf(frame)]);
}
