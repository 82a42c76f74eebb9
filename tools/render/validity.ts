import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Scratch } from '../../files/scratch';
import type { DistObject } from '../../objects/dist';
import { isObject, type JsonObject, places } from '../../objects/json';
import { writeExtensions } from '../engine/extensions';
import { validate } from '../engine/validate';
import { badComposites } from './bad-composites';
import type { LivedThrough } from './live';
import { phases } from './phase';

/** Validates objects against every schema with the Crossplane CLI. */
export class Validity {
  private readonly schemas = new Scratch(join(tmpdir(), 'schemas-'));

  public constructor(
    private readonly cli: string,
    private readonly objects: readonly DistObject[],
  ) {
    writeExtensions(this.schemas.folder, objects);
  }

  /**
   * Throws unless all rendered objects are valid, the composites with their status, and the composed resources with the status
   * that a provider gives them: so nothing here can write or read a field that its kind does not have. Returns their number.
   */
  public async checkRendered(lives: readonly LivedThrough[]): Promise<number> {
    const all = lives.flatMap(({ life, lived }) => [
      ...lived.flatMap(({ resources, after }) => [...resources, after]),
      ...phases.flatMap((phase) => life.seen(phase)),
    ]);
    const distinct = [...new Map(all.map((object) => [textOf(object), object])).values()];
    assert.deepEqual(await validate(this.cli, this.schemas.folder, distinct), []);
    return distinct.length;
  }

  /** Throws unless each bad composite is refused with its message. Returns their number. */
  public async checkRefused(): Promise<number> {
    const bad = badComposites.map(({ kind, spec }, index): JsonObject => {
      const good = this.objects.find((object) => object.kind === kind)?.body;
      if (good === undefined) throw new Error(`dist/ has no ${kind}`);
      return {
        ...good,
        metadata: { name: `bad-${index}`, namespace: 'dev' },
        spec: { ...(isObject(good.spec) ? good.spec : {}), ...spec },
      };
    });
    const failures = await validate(this.cli, this.schemas.folder, bad);
    for (const [index, { mistake, message }] of badComposites.entries()) {
      const failure = failures.find(({ resource }) => resource.endsWith(`/bad-${index}`));
      assert.match(failure?.messages.join('; ') ?? 'accepted', message, mistake);
    }
    return bad.length;
  }

  /** Removes the schemas; nothing can be validated afterwards. */
  public end(): void {
    this.schemas.remove();
  }
}

/** Text that is equal for equal objects, whatever the order of their fields and the times of their conditions. */
function textOf(object: JsonObject): string {
  const fields = places(object).filter(({ key }) => key !== 'lastTransitionTime');
  return fields
    .map(({ path, value }) => (typeof value === 'object' ? path : `${path}=${value}`))
    .sort()
    .join('\n');
}
