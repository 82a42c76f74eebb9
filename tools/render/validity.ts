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

/** Holds objects against every schema with the Crossplane CLI, in one run each. */
export class Validity {
  private readonly schemas = new Scratch(join(tmpdir(), 'schemas-'));

  public constructor(
    private readonly cli: string,
    private readonly objects: readonly DistObject[],
  ) {
    writeExtensions(this.schemas.folder, objects);
  }

  /**
   * Throws unless everything that was rendered is valid, and the composites with their status, and the composed resources
   * with all that a provider is taken to answer: a field that no kind has can be neither written nor read.
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

  /** Throws unless each bad composite is refused with its message. */
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

  /** Removes the schemas, against which nothing can be held then. */
  public end(): void {
    this.schemas.remove();
  }
}

/** The same text for the same object, whatever the order of its fields and the times of its conditions. */
function textOf(object: JsonObject): string {
  const fields = places(object).filter(({ key }) => key !== 'lastTransitionTime');
  return fields
    .map(({ path, value }) => (typeof value === 'object' ? path : `${path}=${value}`))
    .sort()
    .join('\n');
}
