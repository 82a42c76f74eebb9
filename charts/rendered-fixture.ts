import { type DistObject, parseDist } from '../objects/dist';
import type { Unit } from './units';
import { render } from './write';

/** The objects of units as they would stand in `dist/`. */
export function renderedObjects(units: readonly Unit[]): DistObject[] {
  return units.flatMap(({ objects }) => objects);
}

/** The same after a change of each unit's YAML; what the change leaves alone is not read again. */
export function editableObjects(units: readonly Unit[]): (change: (text: string) => string) => DistObject[] {
  const files = units.map((unit) => ({ ...unit, text: render(unit) }));
  return (change) =>
    files.flatMap(({ path, text, objects }) => {
      const changed = change(text);
      return changed === text ? objects : parseDist(`dist/${path}`, changed).objects;
    });
}
