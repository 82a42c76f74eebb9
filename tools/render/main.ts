import { join } from 'node:path';
import { hostedUnits } from '../../charts/entered-fixture';
import { renderedObjects } from '../../charts/rendered-fixture';
import { composedOf } from '../../checks/composed/composed';
import { type DistObject, readDist } from '../../objects/dist';
import { stringAt } from '../../objects/json';
import { enginePrograms } from '../engine/engine-programs';
import { withFunctions } from '../engine/functions';
import { pythonic } from '../engine/pythonic';
import { readCommandLine } from '../processes/command-line';
import { program } from '../processes/program';
import { buildPrograms } from '../programs/build-programs';
import { kindProofs } from './kind-proofs';
import type { Engine } from './life';
import { lifeProofs } from './life-proofs';
import { type LivedThrough, live } from './live';
import { phases } from './phase';
import { Report } from './report';
import { Validity } from './validity';

/** Those of `dist/`, and of the kinds that no environment of it has. */
const objects = [
  ...readDist(join(__dirname, '../../dist')).objects,
  ...renderedObjects(hostedUnits).filter(({ kind }) => ['Cache', 'HostedEntrance'].includes(kind)),
];

function definitions(): Engine['definitions'] {
  const of = (kind: string, path: readonly string[]) =>
    new Map(
      objects
        .filter((object) => object.kind === kind)
        .map(({ body }) => [stringAt(body, 'spec', ...path) ?? '', body] as const),
    );
  const compositions = of('Composition', ['compositeTypeRef', 'kind']);
  const xrds = [...of('CompositeResourceDefinition', ['names', 'kind'])];
  return new Map(
    xrds.flatMap(([kind, xrd]) => {
      const composition = compositions.get(kind);
      return composition === undefined ? [] : [[kind, { xrd, composition }] as const];
    }),
  );
}

function printCounts(lives: readonly LivedThrough[]): void {
  for (const phase of phases) {
    const rendered = lives.flatMap(({ lived }) => lived.filter((one) => one.phase === phase));
    const count = rendered.reduce((sum, { resources }) => sum + resources.length, 0);
    console.log(`${phase}: ${count} objects of ${rendered.length} composites`);
  }
}

const nameOf = ({ kind, namespace, name }: DistObject) => `${kind} ${namespace}/${name}`;

async function checkLives(report: Report, lives: readonly LivedThrough[]): Promise<void> {
  const composed = composedOf(objects);
  for (const through of lives) {
    const { composite } = through.life;
    const final = composed
      .filter((object) => object.composite === composite && object.cluster === '')
      .map(({ body }) => body);
    for (const { statement, check } of lifeProofs) {
      await report.check(statement, nameOf(composite), () => check(through, final));
    }
    for (const { statement, check } of kindProofs.filter(({ kind }) => kind === composite.kind)) {
      await report.check(statement, nameOf(composite), () => check(through, objects));
    }
  }
}

async function checkValidity(report: Report, cli: string, lives: readonly LivedThrough[]): Promise<void> {
  const validity = new Validity(cli, objects);
  try {
    await report.check('everything rendered is valid', 'all composites', async () => {
      console.log(`${await validity.checkRendered(lives)} different objects validated`);
    });
    await report.check('composites with a mistake are refused, with what to do', 'the XRDs', async () => {
      console.log(`${await validity.checkRefused()} mistakes refused`);
    });
  } finally {
    validity.end();
  }
}

/** Renders every composite of `dist/` with Crossplane's engine and the real function, in every phase of a cluster's life. */
async function main(): Promise<void> {
  readCommandLine(process.argv.slice(2), {
    command: 'npm run test:render',
    does: "Renders every composite of dist/ with Crossplane's engine, in every phase of a cluster's life, and checks it.",
  });
  const { core, cli } = await buildPrograms(enginePrograms);
  const report = new Report();
  await withFunctions({ 'function-pythonic': await pythonic() }, async (functions) => {
    const lives = await live({ core, functions, definitions: definitions() }, objects);
    printCounts(lives);
    await checkLives(report, lives);
    await checkValidity(report, cli, lives);
  });
  if (!report.end()) process.exitCode = 1;
}

void program(main);
