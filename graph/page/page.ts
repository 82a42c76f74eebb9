import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { linksOf } from '../../checks/references/references';
import type { DistObject } from '../../objects/dist';
import { arrowId, escaped } from '../dot';
import type { Draw } from '../draw';
import { boxesOf, framesOf, type Picture } from '../graph';
import { namedLinks } from '../named-links';
import { paletteCss, pictureCss } from '../palette';
import type { Album } from '../pictures';
import { grouped, isOf } from '../platform-objects';
import type { PageData, PagePicture } from './page-data';
import { type ObjectName, type PlannedChange, pageChange } from './plan-file';
import { scriptOf } from './script';

/**
 * A page for an environment, in one file that asks nothing of any network: its pictures, to search, zoom and look into.
 *
 * @param all objects of `dist/`
 * @param expanded the same, composites expanded
 * @param plan what a plan changes; undefined where there is none
 */
export function pageOf(
  album: Album,
  all: readonly DistObject[],
  expanded: readonly DistObject[],
  draw: Draw,
  plan?: readonly PlannedChange[],
): string {
  const data = dataOf(album, all, expanded, plan);
  const tabs = album.pictures.map(({ name, title }, index) => {
    return `<button type="button" role="tab" id="tab-${name}" aria-controls="${name}" aria-selected="${index === 0}">${escaped(title)}</button>`;
  });
  const panels = album.pictures.map((picture, index) => {
    const hidden = index === 0 ? '' : ' hidden';
    return `<div role="tabpanel" id="${picture.name}" aria-labelledby="tab-${picture.name}"${hidden}>${inlined(draw(picture))}</div>`;
  });
  const parts = { environment: escaped(album.environment), tabs: tabs.join('\n'), panels: panels.join('\n') };
  const inserted: Readonly<Record<string, string>> = {
    ...parts,
    style: `<style>\n${paletteCss}\n${pictureCss}\n${sourceOf('page.css')}</style>`,
    script: `<script type="module">\n${scriptOf(sourceOf('browser.ts'))}</script>`,
    // A closing tag inside the text would end the script.
    data: `<script type="application/json" id="data">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`,
  };
  return sourceOf('page.html').replaceAll(/<!-- (\w+) -->/g, (whole, name: string) => inserted[name] ?? whole);
}

const sourceOf = (name: string) => readFileSync(join(__dirname, name), 'utf8');

/** A picture inside a page, which has its style already; the ids of its parts are unique in the picture only. */
function inlined(svg: string): string {
  return svg.replace(/<style>[\s\S]*?<\/style>\n/, '').replaceAll(/ id="/g, ' data-part="');
}

function dataOf(
  { environment, pictures }: Album,
  all: readonly DistObject[],
  expanded: readonly DistObject[],
  plan?: readonly PlannedChange[],
): PageData {
  const objects = all.filter(({ file }) => isOf(environment, file));
  const indices = new Map(objects.map((object, index) => [keyOf(object), index]));
  const indexOf = (object: DistObject) => indices.get(keyOf(object.composite ?? object));
  const known = (some: readonly DistObject[]) => [...new Set(some.map(indexOf))].filter((index) => index !== undefined);
  const own = expanded.filter(({ file }) => isOf(environment, file));
  const links = grouped([...linksOf(own), ...namedLinks(own)], ({ from }) => String(indexOf(from)));
  const changes = plan?.filter(({ object }) => isOf(environment, object.file));
  return {
    environment,
    pictures: pictures.map((picture) => pictureOf(picture, known)),
    objects: objects.map(({ kind, name, namespace, file, body }, index) => {
      const targets = known((links.get(String(index)) ?? []).map(({ to }) => to)).filter((other) => other !== index);
      return { kind, name, namespace, file, text: stringify(body), refersTo: targets };
    }),
    ...(changes !== undefined && { plan: changes.map((one) => pageChange(one, (name) => indices.get(keyOf(name)))) }),
  };
}

const keyOf = ({ cluster, kind, namespace, name, file }: ObjectName) =>
  [cluster, kind, namespace, name, file.split('/')[1]].join(' ');

function pictureOf({ name, title, graph }: Picture, known: (some: readonly DistObject[]) => number[]): PagePicture {
  const parts = [
    ...[...boxesOf(graph), ...framesOf(graph)].map(({ id, objects }) => [id, known(objects)] as const),
    ...graph.arrows.map((arrow) => [arrowId(arrow), known(arrow.objects)] as const),
  ];
  return { name, title, parts: Object.fromEntries(parts.filter(([, objects]) => objects.length > 0)) };
}
