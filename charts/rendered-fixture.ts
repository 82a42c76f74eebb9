import { type DistObject, parseDist, toObject } from '../objects/dist';
import type { Unit } from './units';
import { render } from './write';

/** The objects of units as they would stand in `dist/`. */
export function renderedObjects(units: readonly Unit[]): DistObject[] {
  return units.flatMap(({ path, chart }) => chart.toJson().flatMap((body) => toObject(`dist/${path}`, body) ?? []));
}

/** The same after a change of each unit's YAML; what the change leaves alone is not read again. */
export function editableObjects(units: readonly Unit[]): (change: (text: string) => string) => DistObject[] {
  const files = units.map((unit) => ({ path: unit.path, text: render(unit), objects: renderedObjects([unit]) }));
  return (change) =>
    files.flatMap(({ path, text, objects }) => {
      const changed = change(text);
      return changed === text ? objects : parseDist(`dist/${path}`, changed).objects;
    });
}
