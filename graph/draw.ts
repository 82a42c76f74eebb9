import { instance } from '@viz-js/viz';
import { dotOf, escaped } from './dot';
import type { Picture } from './graph';
import { paletteCss, pictureCss } from './palette';

/** Draws a picture as SVG. */
export type Draw = (picture: Picture) => string;

/**
 * What draws pictures, by Graphviz as WebAssembly: of the same picture it makes the same bytes, whatever the machine,
 * since it reads no fonts and no clock.
 */
export async function drawing(): Promise<Draw> {
  const graphviz = await instance();
  return (picture) => styled(graphviz.renderString(dotOf(picture.graph), { format: 'svg' }), picture);
}

/** The SVG of Graphviz, whose points become pixels, with a style in the place of its colours. */
function styled(svg: string, { title, description }: Picture): string {
  const inner = wordsLast(fitted(withoutComments(svg.slice(svg.indexOf('<g '), svg.lastIndexOf('</svg>')))));
  const { left, top, width, height } = frameOf(inner);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${width}" height="${height}"`,
    ` viewBox="${left} ${top} ${width} ${height}">\n`,
    `<title>${escaped(title)}</title>\n<desc>${escaped(description)}</desc>\n`,
    `<style>\n${paletteCss}\n${pictureCss}\n</style>\n`,
    `${inner.replace(/ transform="[^"]*"/, '')}</svg>\n`,
  ].join('');
}

/** What is drawn, with a margin; Graphviz also leaves room for lines that nobody sees. */
function frameOf(inner: string) {
  const lines = [...inner.matchAll(/ (?:d|points)="([^"]*)"/g)].flatMap(([, path = '']) => pointsOf(path));
  const words = [...inner.matchAll(/text-anchor="middle" x="([^"]*)" y="([^"]*)"[^>]*>([^<]*)</g)].flatMap(
    ([, x, y, text = '']) => [-1, 1].map((side) => [Number(x) + side * text.length * 3.5, Number(y)] as const),
  );
  const all = [...lines, ...words];
  const [xs, ys] = [all.map(([x]) => x), all.map(([, y]) => y)];
  const [left, top] = [Math.floor(Math.min(...xs)) - margin, Math.floor(Math.min(...ys)) - margin];
  const [right, bottom] = [Math.ceil(Math.max(...xs)) + margin, Math.ceil(Math.max(...ys)) + margin];
  return { left, top, width: right - left, height: bottom - top };
}

const margin = 4;

const pointsOf = (path: string) =>
  [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);

/** Comments, and titles of parts, which a browser would show while the mouse is over them. */
const withoutComments = (inner: string) =>
  inner.replaceAll(/<!--[\s\S]*?-->\n/g, '').replaceAll(/<title>[^<]*<\/title>\n/g, '');

/**
 * Letters in boxes as wide as Graphviz takes them for, which makes boxes for Arial: a reader who has no such font would
 * see words that are cut.
 */
function fitted(inner: string): string {
  return inner.replaceAll(/<g id="[^"]*" class="node[^"]*">\n[\s\S]*?<\/g>\n/g, (node) => {
    const xs = pointsOf(/ d="([^"]*)"/.exec(node)?.[1] ?? '').map(([x]) => x);
    const middle = (Math.min(...xs) + Math.max(...xs)) / 2;
    return node.replaceAll(/text-anchor="start" x="([^"]*)"/g, (start, x: string) => {
      const width = (2 * (middle - Number(x))).toFixed(2);
      return `${start} textLength="${width}" lengthAdjust="spacingAndGlyphs"`;
    });
  });
}

/** The words of frames and arrows over everything else, so that no line runs through them. */
function wordsLast(inner: string): string {
  const words: string[] = [];
  const lines = inner.replaceAll(
    /(<g id="[^"]*" class="(?:cluster|edge)[^"]*">\n)([\s\S]*?)(<\/g>\n)/g,
    (...[, open, body, close]) => {
      const text = String(body).match(/<text[^\n]*<\/text>\n/g) ?? [];
      words.push(...text);
      return `${open}${String(body).replaceAll(/<text[^\n]*<\/text>\n/g, '')}${close}`;
    },
  );
  const end = lines.lastIndexOf('</g>');
  return `${lines.slice(0, end)}<g class="words">\n${words.join('')}</g>\n${lines.slice(end)}`;
}
