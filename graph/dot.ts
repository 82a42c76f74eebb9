import type { Arrow, Box, Frame, Graph, Order } from './graph';

/**
 * A graph in DOT, the language of Graphviz. It names no colours: each part has a class, by which the style of the
 * picture finds it, and an id, by which a page does.
 */
export function dotOf({ direction, boxes, frames, arrows, order }: Graph): string {
  const lines = [
    `rankdir=${direction === 'down' ? 'TB' : 'LR'}`,
    `graph [bgcolor="transparent" fontname="${font}" fontsize=12 margin=0 pad=0.1 nodesep=0.18 ranksep=0.3]`,
    // The width that Graphviz assumes for a font is Arial's; another one may be wider.
    `node [fontname="${font}" fontsize=13 height=0.3 margin="0.11,0.04" shape=box style=rounded]`,
    `edge [arrowsize=0.7 fontname="${font}" fontsize=11 weight=8]`,
    ...boxes.map(boxLine),
    ...frames.flatMap(frameLines),
    ...arrows.map(arrowLine),
    ...order.flatMap(orderLines),
  ];
  return ['digraph {', ...lines.map((line) => `  ${line}`), '}', ''].join('\n');
}

/** What Graphviz takes for the width of letters; the style of the picture names what takes its place. */
const font = 'Arial';

/** The id of an arrow, which is unique among those with other ends or words. */
export function arrowId({ from, to, label = '' }: Arrow): string {
  return `${from} → ${to} ${label}`.trim();
}

function boxLine({ id, title, lines, look }: Box): string {
  return `${quoted(id)} [id=${quoted(id)} class=${quoted(look)} label=${labelOf(title, lines)}]`;
}

function labelOf(title: string, lines: readonly string[]): string {
  const rows = [`<B>${escaped(title)}</B>`, ...lines.map((line) => `<FONT POINT-SIZE="11">${escaped(line)}</FONT>`)];
  const cells = rows.map((row) => `<TR><TD>${row}</TD></TR>`).join('');
  return `<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="1">${cells}</TABLE>>`;
}

function frameLines({ id, title, boxes, frames, rows = [] }: Frame): string[] {
  const inner = [
    `id=${quoted(id)} class="frame" style=rounded label=${quoted(title)} labeljust=l margin=10`,
    ...boxes.map(boxLine),
    ...frames.flatMap(frameLines),
    ...rows.map((row) => `{ rank=same ${row.map(quoted).join(' -> ')} [style=invis] }`),
  ];
  return [`subgraph ${quoted(`cluster ${id}`)} {`, ...inner.map((line) => `  ${line}`), '}'];
}

function arrowLine(arrow: Arrow): string {
  const { from, to, isHalf = false, isMutual = false, leadsBack = false } = arrow;
  const attributes = [
    `id=${quoted(arrowId(arrow))}`,
    ...wordsOf(arrow),
    ...(isHalf ? ['class="half" style=dashed'] : []),
    ...(isMutual ? ['dir=both'] : leadsBack ? ['dir=back'] : []),
  ];
  const [first, second] = leadsBack ? [to, from] : [from, to];
  return `${quoted(first)} -> ${quoted(second)} [${attributes.join(' ')}]`;
}

/** Graphviz writes beside a line, but half over one that is level, where blanks behind keep the words off it. */
function wordsOf({ label = '', isLevel = false }: Arrow): string[] {
  return label === '' ? [] : [`label=${quoted(`\u00a0${label}${'\u00a0'.repeat(isLevel ? 12 : 1)}`)}`];
}

/** Lines that nobody sees, of each to each, or by way of a point, which are fewer. */
function orderLines({ before, after, isApart = false }: Order, index: number): string[] {
  const leads = (from: string, to: string) => `${quoted(from)} -> ${quoted(to)} [style=invis weight=1]`;
  if (!isApart) return before.flatMap((one) => after.map((other) => leads(one, other)));
  const point = `order ${index}`;
  return [
    `${quoted(point)} [shape=point style=invis width=0 height=0]`,
    ...before.map((id) => leads(id, point)),
    ...after.map((id) => leads(point, id)),
  ];
}

/** A backslash and a quotation mark mean something in a string of DOT. */
const quoted = (text: string) => `"${text.replaceAll(/["\\]/g, '\\$&')}"`;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as HTML and SVG write it. */
export function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}
