import { type Deployment, deployments } from '../checks/argocd/deployments';
import { linksOf } from '../checks/references/references';
import type { DistObject } from '../objects/dist';
import type { Arrow, Frame, Order, Picture } from './graph';
import { namedLinks } from './named-links';
import { grouped, isOf, unitOf } from './platform-objects';

/**
 * The units that an environment consists of and stands on, in the order in which Argo CD deploys them.
 *
 * @param all objects of `dist/`
 * @param expanded the same, composites expanded
 */
export function unitsPicture(
  environment: string,
  all: readonly DistObject[],
  expanded: readonly DistObject[],
): Picture {
  const objects = all.filter(({ file }) => isOf(environment, file));
  const byUnit = grouped(objects, unitOf);
  const deployed = [...deployments(objects)].sort((one, other) => waveOf(one) - waveOf(other));
  const frames = deployed.map((deployment) => ({ wave: waveOf(deployment), frame: unitFrame(deployment, byUnit) }));
  const shown = frames.filter(({ frame }) => frame.boxes.length > 0);
  const own = expanded.filter(({ file }) => isOf(environment, file));
  const links = unitLinks(own, (unit) => shown.find(({ frame }) => idsOf(frame).includes(unit))?.wave ?? 0);
  return {
    name: `${environment}-units`,
    title: `The units of ${environment}`,
    description: `The units that ${environment} consists of and stands on, in the order of their sync waves. An arrow leads from a unit to one that its objects refer to; one that follows from others is left out.`,
    graph: {
      direction: 'down',
      boxes: [],
      frames: shown.map(({ frame }) => frame),
      arrows: withoutShortcuts(links),
      order: [...waveOrder(shown), ...frameOrder(shown, links)],
    },
  };
}

/** Objects by their unit. */
type Units = ReadonlyMap<string, readonly DistObject[]>;

/** What has no wave comes before the waves: it is the Application that deploys the others. */
function waveOf({ by }: Deployment): number {
  const wave = by.annotations['argocd.argoproj.io/sync-wave'];
  return wave === undefined ? Number.NEGATIVE_INFINITY : Number(wave);
}

/** A frame for an Application or ApplicationSet that deploys units. */
function unitFrame(deployment: Deployment, byUnit: Units): Frame {
  const { by, deploys } = deployment;
  const own = [...byUnit].filter(([unit]) => deploys(unit));
  const wave = waveOf(deployment);
  const title = Number.isFinite(wave) ? `wave ${wave}: ${by.name}` : by.name;
  const boxes = own.map(([unit, objects]) => {
    const lines = [`${objects.length} ${objects.length === 1 ? 'object' : 'objects'}`];
    return { id: unit, title: unit.slice(unit.lastIndexOf('/') + 1), lines, look: 'unit' as const, objects };
  });
  return { id: `${by.kind} ${by.name}`, title, boxes, frames: [], objects: [by] };
}

/** A frame, and the wave in which what is in it is deployed. */
interface WaveFrame {
  readonly wave: number;
  readonly frame: Frame;
}

const idsOf = ({ boxes }: Frame) => boxes.map(({ id }) => id);

/** The units of a wave come below those of the one before. */
function waveOrder(frames: readonly WaveFrame[]): Order[] {
  const waves = [...grouped(frames, ({ wave }) => `${wave}`).values()];
  const ids = waves.map((wave) => wave.flatMap(({ frame }) => idsOf(frame)));
  return ids.slice(1).map((after, index) => ({ before: ids[index] ?? [], after, isApart: true }));
}

/** In one wave those come below that refer to others, unless others refer to them as well. */
function frameOrder(frames: readonly WaveFrame[], links: readonly Arrow[]): Order[] {
  const refers = (one: Frame, other: Frame) =>
    links.some(({ from, to }) => idsOf(one).includes(from) && idsOf(other).includes(to));
  return frames.flatMap((one) =>
    frames
      .filter(({ wave, frame }) => wave === one.wave && frame !== one.frame)
      .filter(({ frame }) => refers(frame, one.frame) && !refers(one.frame, frame))
      .map(({ frame }) => ({ before: idsOf(one.frame), after: idsOf(frame), isApart: true })),
  );
}

/** An arrow for each two units of which one refers to the other, or both do. */
function unitLinks(objects: readonly DistObject[], waveIn: (unit: string) => number): Arrow[] {
  const all = [...linksOf(objects), ...namedLinks(objects), ...namespaceLinks(objects)];
  const links = all.filter(({ from, to }) => unitOf(from) !== unitOf(to));
  const byUnits = grouped(links, ({ from, to }) => `${unitOf(from)}\n${unitOf(to)}`);
  return [...byUnits].flatMap(([key, there]) => {
    const [from = '', to = ''] = key.split('\n');
    const back = byUnits.get(`${to}\n${from}`) ?? [];
    if (back.length > 0 && from < to) return [];
    const by = [...new Set([...there, ...back].map((link) => link.from))];
    return [{ from, to, leadsBack: waveIn(from) >= waveIn(to), isMutual: back.length > 0, objects: by }];
  });
}

/** Objects of a workload cluster stand on the namespace that they are in. */
function namespaceLinks(objects: readonly DistObject[]): { readonly from: DistObject; readonly to: DistObject }[] {
  const namespaces = objects.filter(({ cluster, kind }) => cluster !== '' && kind === 'Namespace');
  return objects.flatMap((from) =>
    namespaces
      .filter(({ cluster, name }) => cluster === from.cluster && name === from.namespace)
      .map((to) => ({ from, to })),
  );
}

/** Without arrows between units that others lead between too, by way of a third. */
function withoutShortcuts(arrows: readonly Arrow[]): Arrow[] {
  const next = grouped(
    arrows.filter(({ isMutual }) => isMutual !== true),
    ({ from }) => from,
  );
  const reaches = (from: string, to: string, seen: Set<string>): boolean => {
    if (seen.has(from)) return false;
    seen.add(from);
    return (next.get(from) ?? []).some((arrow) => arrow.to === to || reaches(arrow.to, to, seen));
  };
  return arrows.filter(({ from, to }) => {
    const others = (next.get(from) ?? []).filter((arrow) => arrow.to !== to);
    return !others.some((arrow) => reaches(arrow.to, to, new Set([from])));
  });
}
