import { clusterAnswers, keyArn } from '../../checks/composed/aws-answers';
import type { DistObject } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { type JsonObject, stringAt } from '../../objects/json';
import { forProviderOf } from '../../objects/managed-resource';
import { type Engine, Life, type Lived } from './life';
import { atOrAfter, type Phase, phases } from './phase';

/** A composite, and what it became in each phase. */
export interface LivedThrough {
  readonly life: Life;
  readonly lived: readonly Lived[];
  /** What of others it finds in a phase, where it asks for them. */
  readonly found: (phase: Phase) => readonly JsonObject[];
}

/** The EksCluster that a composite is or belongs to: namespace and name. */
function clusterOf({ kind, namespace, name, body }: DistObject): readonly [namespace: string, name: string] {
  if (kind === 'EksCluster') return [namespace, name];
  const [given, own] = ['namespace', 'name'].map((key) => stringAt(body, 'spec', 'cluster', key));
  return [given ?? namespace, own ?? stringAt(body, 'spec', 'clusterName') ?? ''];
}

/**
 * Takes every composite through all phases with the real engine: first each environment's cluster, then the others, which
 * find the cluster as it was in the same phase.
 */
export async function live(engine: Engine, objects: readonly DistObject[]): Promise<LivedThrough[]> {
  const composites = objects.filter(({ kind }) => engine.definitions.has(kind));
  const clusters = composites.filter(({ kind }) => kind === 'EksCluster');
  const environments = clusters.map(async (cluster) => {
    const answers = clusterAnswers(objects, cluster.namespace, cluster.name);
    const ofCluster = await through(new Life(engine, cluster, answers), () => []);
    const before = new Map(ofCluster.lived.map((lived) => [lived.phase, lived.after]));
    const rights = objects.filter(
      ({ kind, namespace }) => kind === 'AccessPolicyAssociation' && namespace === cluster.namespace,
    );
    const keys = objects.filter((object) => groupKind(object) === 'kms Key' && object.namespace === cluster.namespace);
    // When values vanish, everything of others is missing.
    const found = (phase: Phase) =>
      ['nothing observed', 'values vanished'].includes(phase)
        ? []
        : [
            before.get(phase) ?? cluster.body,
            ...rights.map(({ body }) => given(body, phase)),
            ...keys.map((key) => withArn(objects, key)),
          ];
    const lives = [ofCluster];
    for (const composite of composites) {
      const [namespace, name] = clusterOf(composite);
      const isOwn = namespace === cluster.namespace && (name === cluster.name || name === '');
      if (composite !== cluster && isOwn) lives.push(await through(new Life(engine, composite, answers), found));
    }
    return lives;
  });
  return (await Promise.all(environments)).flat();
}

/** The association of an access policy, with the status that a provider gives it in a phase. */
function given(association: JsonObject, phase: Phase): JsonObject {
  const status = atOrAfter(phase, 'everything ready') ? 'True' : 'False';
  return { ...association, status: { conditions: [{ type: 'Ready', status }] } };
}

/** A key with the ARN that AWS gives it. */
function withArn(objects: readonly DistObject[], { namespace, name, body }: DistObject): JsonObject {
  const region = stringAt(forProviderOf(body), 'region') ?? '';
  return { ...body, status: { atProvider: { arn: keyArn(objects, namespace, region, name) } } };
}

async function through(life: Life, found: LivedThrough['found']): Promise<LivedThrough> {
  const lived: Lived[] = [];
  for (const phase of phases) lived.push(await life.reach(phase, found(phase)));
  return { life, lived, found };
}
