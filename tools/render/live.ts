import { clusterAnswers } from '../../checks/composed/aws-answers';
import type { DistObject } from '../../objects/dist';
import { type JsonObject, stringAt } from '../../objects/json';
import { type Engine, Life, type Lived } from './life';
import { atOrAfter, type Stage, stages } from './stage';

/** A composite and everything that was made of it, stage by stage. */
export interface LivedThrough {
  readonly life: Life;
  readonly lived: readonly Lived[];
}

/** The EksCluster that a composite is or belongs to: namespace and name. */
function clusterOf({ kind, namespace, name, body }: DistObject): readonly [namespace: string, name: string] {
  if (kind === 'EksCluster') return [namespace, name];
  const [given, own] = ['namespace', 'name'].map((key) => stringAt(body, 'spec', 'cluster', key));
  return [given ?? namespace, own ?? stringAt(body, 'spec', 'clusterName') ?? ''];
}

/**
 * Takes every composite through all stages with the real engine: each environment's cluster first, then the others, for
 * which the cluster is what it had become at the same stage.
 */
export async function live(engine: Engine, objects: readonly DistObject[]): Promise<LivedThrough[]> {
  const composites = objects.filter(({ kind }) => engine.definitions.has(kind));
  const clusters = composites.filter(({ kind }) => kind === 'EksCluster');
  const environments = clusters.map(async (cluster) => {
    const answers = clusterAnswers(objects, cluster.namespace, cluster.name);
    const ofCluster = await through(new Life(engine, cluster, answers), () => []);
    const before = new Map(ofCluster.lived.map((lived) => [lived.stage, lived.after]));
    const rights = objects.filter(
      ({ kind, namespace }) => kind === 'AccessPolicyAssociation' && namespace === cluster.namespace,
    );
    // When values vanish, the cluster is gone altogether.
    const found = (stage: Stage) =>
      ['nothing observed', 'values vanished'].includes(stage)
        ? []
        : [before.get(stage) ?? cluster.body, ...rights.map(({ body }) => given(body, stage))];
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

/** An access policy's association as the provider sees it at a stage. */
function given(association: JsonObject, stage: Stage): JsonObject {
  const status = atOrAfter(stage, 'everything ready') ? 'True' : 'False';
  return { ...association, status: { conditions: [{ type: 'Ready', status }] } };
}

async function through(life: Life, required: (stage: Stage) => Parameters<Life['reach']>[1]): Promise<LivedThrough> {
  const lived: Lived[] = [];
  for (const stage of stages) lived.push(await life.reach(stage, required(stage)));
  return { life, lived };
}
