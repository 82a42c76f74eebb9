// A script of the proof, which runs in a browser: its types are stripped, and it imports nothing.

interface Rect {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What is cut, covered or too pale in a picture that is shown, in lines. The signs of a plan may hang over. */
function labelProblems(svg: SVGSVGElement, paper: string): string[] {
  const texts = [...svg.querySelectorAll<SVGTextElement>('text:not(.badge)')];
  const shapes = [...svg.querySelectorAll<SVGGElement>('.node')].map((node) => ({ node, box: shapeOf(node) }));
  const frame = svg.getBoundingClientRect();
  const boxes = texts.map((text) => ({ text, box: inkOf(text) }));
  const cut = boxes.flatMap(({ text, box }) => {
    const node = text.closest<SVGGElement>('.node');
    const around = node === null ? frame : shapeOf(node);
    return isInside(box, around) ? [] : [`cut: "${text.textContent}"`];
  });
  const overWords = boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .flatMap((other) => (overlap(one.box, other.box) ? [`over each other: ${words(one, other)}`] : [])),
  );
  const covered = boxes.flatMap(({ text, box }) =>
    shapes.flatMap(({ node, box: shape }) =>
      !node.contains(text) && overlap(box, shape) ? [`covered: "${text.textContent}" by "${node.textContent}"`] : [],
    ),
  );
  const crowded = shapes.flatMap((one, index) =>
    shapes
      .slice(index + 1)
      .flatMap((other) =>
        overlap(one.box, other.box) ? [`over each other: "${one.node.textContent}", "${other.node.textContent}"`] : [],
      ),
  );
  const pale = texts.flatMap((text) => {
    const shape = text.closest('.node')?.querySelector('path');
    const behind = shape ? getComputedStyle(shape).fill : paper;
    const ratio = contrast(getComputedStyle(text).fill, behind);
    return ratio >= 4.5 ? [] : [`too pale (${ratio.toFixed(1)} to 1): "${text.textContent}"`];
  });
  return [...new Set([...cut, ...overWords, ...covered, ...crowded, ...pale])];
}

const words = (...texts: readonly { readonly text: SVGTextElement }[]) =>
  texts.map(({ text }) => `"${text.textContent}"`).join(', ');

/** Where a box is on the page. */
function shapeOf(node: SVGGElement): Rect {
  const path = node.querySelector('path') ?? node;
  return path.getBoundingClientRect();
}

/** Where the letters of a text are: between ascenders and the line they stand on, without the blanks around them. */
function inkOf(text: SVGTextElement): Rect {
  const content = text.textContent ?? '';
  const [first, last] = [content.search(/[^\s\u00a0]/), content.trimEnd().length - 1];
  const [start, end] = [text.getExtentOfChar(first), text.getExtentOfChar(last)];
  const matrix = text.getScreenCTM() ?? new DOMMatrix();
  const at = (x: number, y: number) => new DOMPoint(x, y).matrixTransform(matrix);
  const [topLeft, bottomRight] = [
    at(start.x, start.y + start.height * 0.15),
    at(end.x + end.width, end.y + end.height * 0.85),
  ];
  return { left: topLeft.x, top: topLeft.y, right: bottomRight.x, bottom: bottomRight.y };
}

/** A pixel is for rounding. */
function isInside(inner: Rect, outer: Rect): boolean {
  const isWithin = inner.left >= outer.left - 1 && inner.right <= outer.right + 1;
  return isWithin && inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
}

function overlap(one: Rect, other: Rect): boolean {
  const [wide, high] = [
    Math.min(one.right, other.right) - Math.max(one.left, other.left),
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top),
  ];
  return wide > 1 && high > 1;
}

/** How much two colours differ. Source: WCAG 2.2, "contrast ratio", which wants 4.5 for text. */
function contrast(one: string, other: string): number {
  const light = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
      const value = Number(part) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [pale = 0, dark = 0] = [light(one), light(other)].sort((a, b) => b - a);
  return (pale + 0.05) / (dark + 0.05);
}

Object.assign(globalThis, { labelProblems });
