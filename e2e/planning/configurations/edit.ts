import type { EnvironmentInput } from '../../../config/model/environment';
import type { ServiceInput } from '../../../config/model/service';
import type { UsesInput } from '../../../config/model/uses';
import type { Draw } from './draw';

/** What people write of one environment: its file and the catalogue. */
export interface Written {
  readonly environment: EnvironmentInput;
  readonly services: Readonly<Record<string, ServiceInput>>;
}

/** What an edit draws from: chance, and names that nothing has had before. */
export interface Chance {
  readonly draw: Draw;
  readonly freshName: (prefix: string) => string;
}

/** One thing that somebody changes; undefined where there is nothing of the kind to change. */
export type Edit = (written: Written, chance: Chance) => Written | undefined;

/** Edits by what they are called; how often says how likely one is drawn. */
export type Edits = Readonly<Record<string, { readonly often: number; readonly edit: Edit }>>;

/** The catalogue of services. */
export type Services = Written['services'];

/** A table as it is written in the catalogue. */
export type Table = NonNullable<UsesInput['tables']>[string];

/** Changes a service that is drawn. */
export const ofService =
  (edit: (service: ServiceInput, chance: Chance, all: Services) => ServiceInput | undefined): Edit =>
  ({ environment, services }, chance) => {
    const name = chance.draw.one(Object.keys(services));
    const service = name === undefined ? undefined : services[name];
    const edited = service && edit(service, chance, services);
    return name === undefined || edited === undefined
      ? undefined
      : { environment, services: { ...services, [name]: edited } };
  };

/** Changes a table that is drawn. */
export const ofTable = (edit: (table: Table, chance: Chance) => Table | undefined): Edit =>
  ofService((service, chance) => {
    const tables = service.uses?.tables ?? {};
    const name = chance.draw.one(Object.keys(tables));
    const table = name === undefined ? undefined : tables[name];
    const edited = table && edit(table, chance);
    return name === undefined || edited === undefined
      ? undefined
      : { ...service, uses: { ...service.uses, tables: { ...tables, [name]: edited } } };
  });

/** Changes fields of the environment. */
export const ofEnvironment =
  (edit: (environment: EnvironmentInput, chance: Chance) => Partial<EnvironmentInput> | undefined): Edit =>
  ({ environment, services }, chance) => {
    const edited = edit(environment, chance);
    return edited && { environment: { ...environment, ...edited }, services };
  };

/** The catalogue with a service under another name, or with it gone, and with everybody's calls to it. */
export function renamed(services: Services, before: string, after: string | undefined): Services {
  return Object.fromEntries(
    Object.entries(services).flatMap(([name, service]): [string, ServiceInput][] => {
      const calls = service.calls.flatMap((call) =>
        call.to === before ? (after === undefined ? [] : [{ ...call, to: after }]) : [call],
      );
      if (name !== before) return [[name, { ...service, calls }]];
      return after === undefined ? [] : [[after, { ...service, calls }]];
    }),
  );
}

/** What an environment changes of services, once one has another name, or is gone. */
export function overrides({ services }: EnvironmentInput, before: string, after: string | undefined) {
  const { [before]: own, ...others } = services ?? {};
  return after === undefined || own === undefined ? others : { ...others, [after]: own };
}

/** Another one of some values. */
export const another = <Value>(
  { draw }: Chance,
  values: readonly Value[],
  than: Value | undefined,
): Value | undefined => draw.one(values.filter((value) => JSON.stringify(value) !== JSON.stringify(than)));
