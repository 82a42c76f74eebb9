import assert from 'node:assert/strict';
import type { CompositeDefinition } from '../../charts/platform/composites/composite-definition';
import { compositeDefinitions } from '../../charts/platform/composites/composite-definitions';
import { isTrue } from '../../objects/conditions';
import { at, isObject, type JsonObject } from '../../objects/json';
import { compositionName } from '../../objects/managed-resource';
import { checkDependencies } from './dependency-proof';
import { expectedNames, expectedReady } from './expected';
import type { Lived } from './life';
import type { LivedThrough } from './live';
import { atOrAfter, type Phase } from './phase';
import { checkRefusal } from './refusal-proof';
import { textsOf, withoutOwner } from './rendered-object';

/** A statement about every composite, and its proof: a check that throws where it is false of one. */
export interface LifeProof {
  readonly statement: string;
  /** `final` is what the checks of `dist/` expect of the composite in the end. */
  readonly check: (through: LivedThrough, final: readonly JsonObject[]) => void;
}

const reached = ({ lived }: LivedThrough, phase: Phase): Lived => {
  const found = lived.find((one) => one.phase === phase);
  if (found === undefined) throw new Error(`not rendered in a phase (${phase})`);
  return found;
};

const byName = (objects: readonly JsonObject[]) =>
  Object.fromEntries(objects.map((object) => [`${object.kind}/${at(object, 'metadata', 'name')}`, object]));

const isReady = ({ after }: Lived) => isTrue(after.status, 'Ready');

/** What the Composition writes; the conditions are Crossplane's. */
function statusOf(after: JsonObject): JsonObject {
  const status = at(after, 'status');
  const { conditions: _, ...own } = isObject(status) ? status : {};
  return own;
}

function definitionOf({ life }: LivedThrough): CompositeDefinition {
  const found = compositeDefinitions.find(({ kind }) => kind === life.composite.kind);
  if (found === undefined) throw new Error(`no definition of a kind (${life.composite.kind})`);
  return found;
}

/** What holds for every composite of every environment. */
export const lifeProofs: readonly LifeProof[] = [
  {
    statement: 'no phase fails, and none deletes anything',
    check: ({ lived }) => {
      for (const { phase, fatal, deleted } of lived) {
        assert.equal(fatal, undefined, phase);
        assert.deepEqual(deleted, [], phase);
      }
    },
  },
  {
    statement: 'in each phase exactly what needs no missing value exists',
    check: (through) => {
      const all = reached(through, 'values back').resources.map(compositionName);
      for (const lived of through.lived) {
        assert.deepEqual(
          lived.resources.map(compositionName).sort(),
          expectedNames(lived, all).sort(),
          `in "${lived.phase}"`,
        );
      }
    },
  },
  {
    statement: 'no missing value becomes text',
    check: ({ lived }) => {
      const objects = lived.flatMap(({ resources, after }) => [...resources, statusOf(after)]);
      const texts = objects.flatMap(textsOf);
      assert.deepEqual(
        texts.filter((text) => /unknown>|\b(?:UNKNOWN|None|null|undefined)\b/.test(text)),
        [],
      );
    },
  },
  {
    statement: 'it is ready while all that it composes is, and only then',
    check: ({ lived }) => {
      const found = lived.map((one) => [one.phase, isReady(one)]);
      assert.deepEqual(
        found,
        lived.map((one) => [one.phase, expectedReady(one)]),
      );
    },
  },
  {
    statement: 'in the end there is exactly what the checks of dist/ expect',
    check: (through, final) => {
      const { resources } = reached(through, 'everything ready');
      assert.deepEqual(byName(resources.map(withoutOwner)), byName(final));
    },
  },
  {
    statement: 'what exists stays as it is while values are missing, and once they are back',
    check: (through) => {
      const before = byName(reached(through, 'everything ready').resources);
      assert.deepEqual(byName(reached(through, 'values vanished').resources), before);
      assert.deepEqual(byName(reached(through, 'values back').resources), before);
    },
  },
  {
    statement: 'it says which objects that it does not compose it waits for, and only while it does',
    check: checkDependencies,
  },
  {
    statement: 'an account that is claimed stays claimed, whatever becomes of the claim',
    check: ({ life, lived }) => {
      if (life.composite.kind !== 'AccountAccess') return;
      const claimed = lived.map(({ phase, after }) => [phase, isTrue(at(after, 'status'), 'Claimed')]);
      assert.deepEqual(
        claimed,
        lived.map(({ phase }) => [phase, atOrAfter(phase, 'key ready')]),
      );
    },
  },
  {
    statement: 'a change that AWS refuses makes it unready, and Degraded with what AWS says and about which resource',
    check: checkRefusal,
  },
  {
    statement: 'it composes exactly the kinds that its definition names, and so that are activated',
    check: (through) => {
      const { resources } = reached(through, 'everything ready');
      const kinds = new Set(resources.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`));
      const named = definitionOf(through).composes.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`);
      assert.deepEqual([...kinds].sort(), named.sort());
    },
  },
  {
    statement: 'once all is ready, its status has every field that its definition names',
    check: (through) => {
      const status = statusOf(reached(through, 'everything ready').after);
      assert.deepEqual(Object.keys(status).sort(), Object.keys(definitionOf(through).status).sort());
    },
  },
];
