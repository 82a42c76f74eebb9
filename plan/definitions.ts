import { join } from 'node:path';
import { compositeKind } from '../checks/schemas/composite-kinds';
import { type BrokenTransition, brokenTransitions } from '../checks/schemas/transitions';
import type { DistObject } from '../objects/dist';
import { type KindSchema, readImportedSchemas } from '../objects/imported-schemas';
import type { Refusal } from './change';
import type { Deployed } from './delivery';

let imported: readonly KindSchema[] | undefined;

/** Read once, since they are the same for every plan. */
function importedSchemas(): readonly KindSchema[] {
  imported ??= readImportedSchemas(join(__dirname, '..', 'imports', 'schemas'));
  return imported;
}

/** The definitions of kinds whose rules an update can break: those of composites, and those that are imported. */
export class Definitions {
  private schemas: ReadonlyMap<string, KindSchema> | undefined;

  public constructor(private readonly deployed: Deployed) {}

  /** What the API server refuses of an update. */
  public refusals(before: DistObject, after: DistObject): Refusal[] {
    const schema = this.schemaOf(after);
    if (schema === undefined) return [];
    return brokenTransitions(schema.schema, before.body, after.body).map(
      ({ path, message }: BrokenTransition): Refusal => ({ field: path, by: 'definition', rule: message }),
    );
  }

  private schemaOf({ group, kind }: DistObject): KindSchema | undefined {
    this.schemas ??= new Map(
      [
        ...importedSchemas(),
        ...this.deployed.delivered
          .filter(({ object }) => object.kind === 'CompositeResourceDefinition')
          .map(({ object }) => compositeKind(object.body)),
      ].map((schema) => [`${schema.group} ${schema.kind}`, schema]),
    );
    return this.schemas.get(`${group} ${kind}`);
  }
}
