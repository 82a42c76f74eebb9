import { drawing } from './draw';
import type { Picture } from './graph';

const picture: Picture = {
  name: 'x',
  title: 'Who & whom',
  description: 'a < b',
  graph: {
    direction: 'right',
    boxes: ['a', 'b'].map((id) => ({ id, title: id, lines: ['line'], look: 'service', objects: [] })),
    frames: [{ id: 'f', title: 'frame', boxes: [], frames: [], objects: [] }],
    arrows: [{ from: 'a', to: 'b', label: '80', objects: [] }],
    order: [],
  },
};

test('a picture is the same each time, whoever draws it', async () => {
  const [one, other] = [await drawing(), await drawing()];
  expect(one(picture)).toBe(other(picture));
  expect(one(picture)).toBe(one(picture));
});

test('a picture says what it shows, has both colour schemes and asks for nothing', async () => {
  const svg = (await drawing())(picture);
  expect(svg).toContain('<title>Who &amp; whom</title>\n<desc>a &lt; b</desc>');
  expect(svg).toContain('prefers-color-scheme: dark');
  expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|<script|<!--|url\(/);
});

test('what lines lead through is written over them', async () => {
  const svg = (await drawing())(picture);
  const words = svg.indexOf('<g class="words">');
  expect(svg.lastIndexOf('<path')).toBeLessThan(words);
  expect(svg.indexOf('80\u00a0</text>')).toBeGreaterThan(words);
});

test('letters in boxes fit, whatever the font', async () => {
  const svg = (await drawing())(picture);
  const inBoxes = svg.slice(0, svg.indexOf('<g class="words">')).match(/<text[^>]*>/g) ?? [];
  expect(inBoxes).toHaveLength(4);
  for (const text of inBoxes) expect(Number(/textLength="([^"]*)"/.exec(text)?.[1])).toBeGreaterThan(5);
});

test('a graph that Graphviz refuses is an error', async () => {
  const draw = await drawing();
  const broken = {
    ...picture.graph,
    boxes: [{ id: 'a', title: '\u0000', lines: [], look: 'api' as const, objects: [] }],
  };
  expect(() => draw({ ...picture, graph: broken })).toThrow();
});
