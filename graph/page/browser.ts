// The script of a page, which runs in a browser: its types are stripped, and it imports nothing else.
import type { PageChange, PageData, PageObject } from './page-data';

const byId = <E extends HTMLElement = HTMLElement>(id: string): E => document.getElementById(id) as E;
const data: PageData = JSON.parse(byId('data').textContent ?? '');
const [view, side, search] = [byId('view'), byId('side'), byId<HTMLInputElement>('search')];
const signs = { new: '+', other: '~', lost: '−' };

/** An element with attributes and what is in it. */
function make(tag: string, attributes: Record<string, string>, ...inner: (Node | string)[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...inner);
  return element;
}

/** A list of buttons under a heading; nothing where it is empty. */
function listOf(title: string, buttons: readonly HTMLElement[]): HTMLElement[] {
  if (buttons.length === 0) return [];
  return [make('h3', {}, `${title} (${buttons.length})`), make('ul', {}, ...buttons.map((one) => make('li', {}, one)))];
}

function button(inner: (Node | string)[], onClick: () => void): HTMLElement {
  const element = make('button', {}, ...inner);
  element.addEventListener('click', onClick);
  return element;
}

// Pictures: which is shown, where, and how large.

const panels = data.pictures.map(({ name }) => byId(name));
const places = data.pictures.map(() => ({ x: 0, y: 0, scale: 1 }));
let shown = 0;

function place(change: Partial<{ x: number; y: number; scale: number }>): void {
  const now = Object.assign(places[shown] ?? { x: 0, y: 0, scale: 1 }, change);
  const panel = panels[shown];
  if (panel) panel.style.transform = `translate(${now.x}px, ${now.y}px) scale(${now.scale})`;
}

/** Zooms, while a point of the view stays where it is. */
function zoom(factor: number, x = view.clientWidth / 2, y = view.clientHeight / 2): void {
  const { x: left = 0, y: top = 0, scale = 1 } = places[shown] ?? {};
  const next = Math.min(8, Math.max(0.1, scale * factor));
  place({ scale: next, x: x - ((x - left) * next) / scale, y: y - ((y - top) * next) / scale });
}

function move(x: number, y: number): void {
  const now = places[shown];
  if (now) place({ x: now.x + x, y: now.y + y });
}

function whole(): void {
  const panel = panels[shown];
  if (!panel) return;
  const scale = Math.min(view.clientWidth / panel.offsetWidth, view.clientHeight / panel.offsetHeight, 1.5);
  place({ scale, x: (view.clientWidth - panel.offsetWidth * scale) / 2, y: 0 });
}

function show(index: number): void {
  shown = index;
  data.pictures.forEach(({ name }, position) => {
    byId(`tab-${name}`).setAttribute('aria-selected', String(position === index));
    byId(`tab-${name}`).tabIndex = position === index ? 0 : -1;
    byId(name).hidden = position !== index;
  });
  whole();
}

// Parts of pictures, and the objects that they stand for.

const partsOf = (panel: HTMLElement | undefined) => [...(panel?.querySelectorAll<SVGGElement>('.node, .edge') ?? [])];
const partName = (part: SVGGElement) => part.dataset.part ?? '';
const objectsOf = (index: number, part: SVGGElement) => data.pictures[index]?.parts[partName(part)] ?? [];
const wordsOf = (part: SVGGElement) =>
  part.classList.contains('edge')
    ? partName(part)
    : [...part.querySelectorAll('text')].map((text) => text.textContent).join(', ');

function choose(isChosen: (part: SVGGElement, index: number) => boolean): void {
  panels.forEach((panel, index) => {
    for (const part of partsOf(panel)) part.classList.toggle('chosen', isChosen(part, index));
  });
}

/** Marks a part with what a plan does to its objects, the worst of it. */
function mark(part: SVGGElement, changes: readonly PageChange[]): void {
  const tone = (['lost', 'other', 'new'] as const).find((one) => changes.some((change) => change.tone === one));
  const box = part.querySelector('path')?.getBBox();
  if (tone === undefined || box === undefined) return;
  part.classList.add(tone);
  const badge = document.createElementNS('http://www.w3.org/2000/svg', 'text');
  badge.setAttribute('class', 'badge');
  badge.setAttribute('x', String(box.x + box.width - 6));
  badge.setAttribute('y', String(box.y + 6));
  badge.textContent = signs[tone];
  if (part.classList.contains('node')) part.append(badge);
}

function preparePart(part: SVGGElement, index: number): void {
  const objects = objectsOf(index, part);
  // What is no longer in dist/ has a place at its unit, whose name is a folder's.
  const changes = (data.plan ?? []).filter(({ object, file }) =>
    object === undefined ? file.startsWith(`${partName(part)}/`) : objects.includes(object),
  );
  const planned = changes.length === 0 ? '' : `, ${changes.length} planned`;
  if (objects.length === 0) return;
  part.setAttribute('tabindex', '0');
  part.setAttribute('role', 'button');
  part.setAttribute('aria-label', `${wordsOf(part)}${planned}`);
  mark(part, changes);
  const open = () => {
    choose((other) => other === part);
    tellPart(wordsOf(part), objects);
  };
  part.addEventListener('click', () => !dragged && open());
  part.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    open();
  });
}

// Details beside the pictures.

const called = ({ kind, name }: Pick<PageObject, 'kind' | 'name'>) => `${kind}/${name}`;

function objectButton(index: number): HTMLElement {
  const object = data.objects[index];
  const change = data.plan?.find((one) => one.object === index);
  const sign = change === undefined ? [] : [make('span', { class: change.tone }, `${signs[change.tone]} `)];
  const words = object === undefined ? [] : [...sign, called(object), make('br', {}), make('small', {}, object.file)];
  return button(words, () => tellObject(index));
}

function tellPart(title: string, objects: readonly number[]): void {
  const [only] = objects;
  if (objects.length === 1 && only !== undefined) {
    tellObject(only, false);
  } else {
    side.replaceChildren(make('h2', {}, title), ...listOf('Stands for', objects.map(objectButton)));
    side.scrollTop = 0;
  }
}

function tellObject(index: number, isToShow = true): void {
  const object = data.objects[index];
  if (object === undefined) return;
  if (isToShow) showObject(index);
  const referring = data.objects.flatMap(({ refersTo }, other) => (refersTo.includes(index) ? [other] : []));
  const changes = (data.plan ?? []).filter((change) => change.object === index);
  side.replaceChildren(
    make('h2', {}, called(object)),
    make('div', { class: 'file' }, object.file),
    ...(object.namespace === '' ? [] : [make('div', { class: 'file' }, `namespace ${object.namespace}`)]),
    ...changes.flatMap(changeLines),
    ...listOf('Refers to', object.refersTo.map(objectButton)),
    ...listOf('Is referred to by', referring.map(objectButton)),
    make('h3', {}, 'In YAML'),
    make('pre', { tabindex: '0' }, object.text),
  );
  side.scrollTop = 0;
}

/** Marks every part that stands for an object, in the picture that is shown or else in the first that has one. */
function showObject(index: number): void {
  const has = (picture: number) => partsOf(panels[picture]).some((part) => objectsOf(picture, part).includes(index));
  const first = panels.findIndex((_, picture) => has(picture));
  if (!has(shown) && first >= 0) show(first);
  choose((part, picture) => objectsOf(picture, part).includes(index));
}

function changeLines({ outcome, tone, kind, name, follows }: PageChange): HTMLElement[] {
  const line = make('span', { class: tone }, `${signs[tone]} ${outcome}`);
  return [
    make('h3', {}, 'Plan'),
    make('div', {}, line, ` ${kind}/${name}`),
    ...follows.map((one) => make('div', {}, one)),
  ];
}

/** What is told before anything is chosen: the plan, or how to begin. */
function tellStart(): void {
  const changes = (data.plan ?? []).map((change) => {
    const words = [make('span', { class: change.tone }, `${signs[change.tone]} ${change.outcome} `), called(change)];
    const file = [make('br', {}), make('small', {}, change.file)];
    return button([...words, ...file], () =>
      change.object === undefined ? tellGone(change) : tellObject(change.object),
    );
  });
  const hint = data.plan === undefined ? 'Choose a part of the picture, or search.' : 'What the plan changes here:';
  side.replaceChildren(make('h2', {}, data.environment), make('p', {}, hint), ...listOf('Plan', changes));
}

function tellGone(change: PageChange): void {
  choose(() => false);
  side.replaceChildren(
    make('h2', {}, called(change)),
    make('div', { class: 'file' }, change.file),
    ...changeLines(change),
  );
}

function find(): void {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    choose(() => false);
    tellStart();
    return;
  }
  const found = data.objects.flatMap((object, index) => {
    const text = `${called(object)} ${object.namespace} ${object.file}`.toLowerCase();
    return words.every((word) => text.includes(word)) ? [index] : [];
  });
  choose((part, picture) => objectsOf(picture, part).some((index) => found.includes(index)));
  const none = found.length === 0 ? [make('p', {}, 'Nothing has all of these words.')] : [];
  side.replaceChildren(make('h2', {}, 'Search'), ...none, ...listOf('Found', found.map(objectButton)));
}

// What people do.

let dragged = false;

function listenToPointers(): void {
  let last: { x: number; y: number } | undefined;
  view.addEventListener('pointerdown', ({ clientX: x, clientY: y }) => {
    [last, dragged] = [{ x, y }, false];
  });
  window.addEventListener('pointermove', ({ clientX: x, clientY: y }) => {
    if (last === undefined || (!dragged && Math.hypot(x - last.x, y - last.y) < 4)) return;
    move(x - last.x, y - last.y);
    [last, dragged] = [{ x, y }, true];
  });
  window.addEventListener('pointerup', () => {
    last = undefined;
  });
  view.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const { left, top } = view.getBoundingClientRect();
      zoom(Math.exp(-event.deltaY / 500), event.clientX - left, event.clientY - top);
    },
    { passive: false },
  );
}

const keys: Readonly<Record<string, () => void>> = {
  '+': () => zoom(1.25),
  '=': () => zoom(1.25),
  '-': () => zoom(0.8),
  '0': whole,
  ArrowLeft: () => move(60, 0),
  ArrowRight: () => move(-60, 0),
  ArrowUp: () => move(0, 60),
  ArrowDown: () => move(0, -60),
  '/': () => search.focus(),
};

function listenToKeys(): void {
  document.addEventListener('keydown', (event) => {
    const isElsewhere =
      event.target instanceof Element && event.target.closest('input, aside, [role="tablist"]') !== null;
    const act = event.ctrlKey || event.metaKey || event.altKey || isElsewhere ? undefined : keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
  search.addEventListener('input', find);
  search.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter') side.querySelector('button')?.click();
  });
  byId('in').addEventListener('click', () => zoom(1.25));
  byId('out').addEventListener('click', () => zoom(0.8));
  byId('whole').addEventListener('click', whole);
}

function listenToTabs(): void {
  data.pictures.forEach(({ name }, index) => {
    const tab = byId(`tab-${name}`);
    tab.addEventListener('click', () => show(index));
    tab.addEventListener('keydown', ({ key }) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
      if (step === undefined) return;
      const next = (index + step + data.pictures.length) % data.pictures.length;
      show(next);
      byId(`tab-${data.pictures[next]?.name}`).focus();
    });
  });
}

listenToPointers();
listenToKeys();
listenToTabs();
panels.forEach((panel, index) => {
  // A part has its size only while its picture is shown.
  show(index);
  for (const part of partsOf(panel)) preparePart(part, index);
});
show(0);
tellStart();
window.addEventListener('resize', whole);
