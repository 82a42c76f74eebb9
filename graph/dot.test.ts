import { arrowId, dotOf } from './dot';
import type { Arrow, Box, Graph } from './graph';

const box = (id: string, ...lines: string[]): Box => ({ id, title: id, lines, look: 'service', objects: [] });
const arrow = (more: Partial<Arrow> = {}): Arrow => ({ from: 'a', to: 'b', objects: [], ...more });
const graph = (more: Partial<Graph> = {}): Graph => ({
  direction: 'right',
  boxes: [],
  frames: [],
  arrows: [],
  order: [],
  ...more,
});
/** The lines of a graph that are about it, and not about all graphs. */
const linesOf = (more: Partial<Graph>) => dotOf(graph(more)).split('\n').slice(5, -2);

describe('a graph in DOT', () => {
  test('leads where it is told to', () => {
    expect(dotOf(graph())).toContain('rankdir=LR');
    expect(dotOf(graph({ direction: 'down' }))).toContain('rankdir=TB');
  });

  test('names no colours', () => {
    expect(dotOf(graph({ boxes: [box('a')], arrows: [arrow()] }))).not.toMatch(/\bcolor|fillcolor|fontcolor|#/);
  });

  test('has a box with its id, its class, its title and its lines', () => {
    expect(linesOf({ boxes: [box('a', 'one', 'two')] })).toEqual([
      '  "a" [id="a" class="service" label=<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="1">' +
        '<TR><TD><B>a</B></TD></TR><TR><TD><FONT POINT-SIZE="11">one</FONT></TD></TR>' +
        '<TR><TD><FONT POINT-SIZE="11">two</FONT></TD></TR></TABLE>>]',
    ]);
  });

  test('writes signs that mean something to it as text', () => {
    const [line] = linesOf({ boxes: [{ ...box('a"\\'), title: '<a & "b">' }] });
    expect(line).toContain('"a\\"\\\\" [id="a\\"\\\\"');
    expect(line).toContain('<B>&lt;a &amp; &quot;b&quot;&gt;</B>');
  });

  test('has frames in frames, with rows in the order that is told', () => {
    const inner = { id: 'in', title: 'in', boxes: [box('a'), box('b')], frames: [], rows: [['b', 'a']], objects: [] };
    const lines = linesOf({ frames: [{ id: 'out', title: 'out', boxes: [], frames: [inner], objects: [] }] });
    expect(lines[0]).toBe('  subgraph "cluster out" {');
    expect(lines[2]).toBe('    subgraph "cluster in" {');
    expect(lines).toContain('      { rank=same "b" -> "a" [style=invis] }');
  });

  test.each<[string, Partial<Arrow>, string]>([
    ['with words', { label: '80' }, '"a" -> "b" [id="a → b 80" label="\u00a080\u00a0"]'],
    ['that is half', { isHalf: true }, '"a" -> "b" [id="a → b" class="half" style=dashed]'],
    ['that leads both ways', { isMutual: true }, '"a" -> "b" [id="a → b" dir=both]'],
    ['that leads back', { leadsBack: true }, '"b" -> "a" [id="a → b" dir=back]'],
    ['that leads back both ways', { leadsBack: true, isMutual: true }, '"b" -> "a" [id="a → b" dir=both]'],
  ])('has an arrow %s', (_what, more, line) => {
    expect(linesOf({ arrows: [arrow(more)] })).toEqual([`  ${line}`]);
  });

  test('keeps an order by lines that nobody sees, which are fewer by way of a point', () => {
    const order = { before: ['a', 'b', 'c'], after: ['d', 'e', 'f'] };
    expect(linesOf({ order: [order] })).toHaveLength(9);
    const apart = linesOf({ order: [{ ...order, isApart: true }] });
    expect(apart).toHaveLength(7);
    expect([...linesOf({ order: [order] }), ...apart].every((line) => line.includes('style=invis'))).toBe(true);
  });
});

test('arrows with other ends or words have other ids', () => {
  const ids = [arrow(), arrow({ label: '80' }), arrow({ to: 'c' }), arrow({ from: 'c' })].map(arrowId);
  expect(new Set(ids).size).toBe(4);
});
