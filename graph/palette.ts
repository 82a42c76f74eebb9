import type { Look } from './graph';

/** Colours of one colour scheme, as CSS writes them. */
interface Scheme {
  readonly paper: string;
  readonly ink: string;
  /** Words that explain others. */
  readonly quiet: string;
  readonly line: string;
  readonly frame: string;
  /** What a box is filled with, and the line around it. */
  readonly boxes: Readonly<Record<Look, readonly [fill: string, line: string]>>;
}

const light: Scheme = {
  paper: '#ffffff',
  ink: '#1f2328',
  quiet: '#59636e',
  line: '#6e7781',
  frame: '#b7bec6',
  boxes: {
    outside: ['#ffffff', '#6e7781'],
    gateway: ['#f1f3f5', '#6e7781'],
    open: ['#fff4e3', '#c08a3e'],
    closed: ['#edf4fc', '#5a8fc4'],
    group: ['#f3effb', '#8a74c2'],
    service: ['#e6f2ea', '#4f9467'],
    controller: ['#f1f3f5', '#6e7781'],
    data: ['#edf4fc', '#5a8fc4'],
    api: ['#fff4e3', '#c08a3e'],
    unit: ['#f6f8fa', '#8c959f'],
  },
};

const dark: Scheme = {
  paper: '#0d1117',
  ink: '#e6edf3',
  quiet: '#9da7b3',
  line: '#8b949e',
  frame: '#444c56',
  boxes: {
    outside: ['#0d1117', '#8b949e'],
    gateway: ['#1c2128', '#8b949e'],
    open: ['#2b2113', '#b0813c'],
    closed: ['#12243a', '#4f84b8'],
    group: ['#221c36', '#8772bd'],
    service: ['#13291c', '#4b8f62'],
    controller: ['#1c2128', '#8b949e'],
    data: ['#12243a', '#4f84b8'],
    api: ['#2b2113', '#b0813c'],
    unit: ['#161b22', '#6e7681'],
  },
};

/** The fonts of pictures: of Arial's widths first, for which the boxes are made. */
export const fonts = 'Arial, Helvetica, "Liberation Sans", "Nimbus Sans", sans-serif';

/** The variables of CSS that pictures are coloured with, for light and dark; GitHub shows both as the reader wants. */
export const paletteCss = `:root { ${variables(light)} }
@media (prefers-color-scheme: dark) { :root { ${variables(dark)} } }`;

function variables({ boxes, ...scheme }: Scheme): string {
  const plain = Object.entries(scheme).map(([name, colour]) => `--${name}: ${colour}`);
  const pairs = Object.entries(boxes).flatMap(([look, [fill, line]]) => [
    `--${look}-fill: ${fill}`,
    `--${look}-line: ${line}`,
  ]);
  return `${[...plain, ...pairs].join('; ')};`;
}

/** What parts of a picture look like, by the classes that Graphviz gives them. */
export const pictureCss = [
  `text { font-family: ${fonts}; fill: var(--ink); }`,
  '.node text[font-size="11.00"] { fill: var(--quiet); }',
  '.words text { fill: var(--quiet); paint-order: stroke; stroke: var(--paper); stroke-width: 5px; stroke-linejoin: round; }',
  '.cluster > path { fill: none; stroke: var(--frame); }',
  '.edge path { stroke: var(--line); }',
  '.edge polygon { fill: var(--line); stroke: var(--line); }',
  ...Object.keys(light.boxes).map(
    (look) => `.node.${look} path { fill: var(--${look}-fill); stroke: var(--${look}-line); }`,
  ),
].join('\n');
