import type { DistObject } from '../objects/dist';
import { groupKind, isManagedGroup } from '../objects/group-kind';
import { at, listAt, stringAt } from '../objects/json';
import { type Change, type EnvironmentPlan, type Plan, subject } from './change';
import type { Deployed } from './delivery';
import { called, count } from './report/words';

/** A change that only comes true in a certain order, and that order. */
export interface Order {
  readonly environment: string;
  /** What it is about, in a few words. */
  readonly about: string;
  readonly steps: readonly string[];
}

/** What of a plan has to happen in a certain order. */
export function ordersOf(plan: Plan, from: Deployed): Order[] {
  return [
    ...plan.environments.filter(({ before, after }) => before && !after).map((one) => ofEnd(one, from)),
    ...ofKinds(plan, from),
    ...plan.changes.flatMap(ofVersion),
    ...ofProfiles(plan),
    ...ofRenames(plan),
  ];
}

function ofEnd({ name }: EnvironmentPlan, from: Deployed): Order {
  const isRetained = from.branch.some(
    ({ kind, namespace, body }) =>
      kind === 'EksCluster' && namespace === name && at(body, 'spec', 'protection') === 'retained',
  );
  const isManual = from.deliveries.get(`ApplicationSet argocd/${name}-management`)?.isAutomatic === false;
  const first = [
    ...(isRetained
      ? [`set protection of ${name} to disposable, or its stateful resources and its cluster stay in AWS`]
      : []),
    ...(isManual ? [`set sync of ${name} to automatic, or its Applications stay until a person deletes each`] : []),
  ];
  return {
    environment: name,
    about: `${name} goes`,
    steps: [
      ...first,
      `remove every ingress of ${name}, and wait until its load balancers are gone`,
      `remove ${name} from config/environments.ts, with its file`,
      'confirm the end of its namespace once nothing but the claim of its account is left in it',
      'delete the claim in AWS (docs/deleting-and-taking-over.md)',
    ],
  };
}

/** Kinds that stop being admitted or served while objects of them are deployed. */
function ofKinds({ changes }: Plan, from: Deployed): Order[] {
  const leaving = new Set(changes.flatMap(kindsLeaving));
  const used = new Map<string, DistObject[]>();
  for (const { object } of from.delivered) {
    const key = groupKind(object);
    const isLeaving = leaving.has(key) || leaving.has(key.split(' ')[0] ?? '');
    if (isLeaving) used.set(key, [...(used.get(key) ?? []), object]);
  }
  return [...used].map(([kind, [object, ...others]]) => ({
    environment: '',
    about: `${kind} is no longer served or admitted, while ${object ? called(object) : 'one'}${others.length > 0 ? ` and ${others.length} more are` : ' is'} deployed`,
    steps: [
      `keep the kind, and remove its last uses from the configuration`,
      'let Argo CD prune them in every environment, the pinned ones included',
      'only then take the kind out of tools/import/sources.ts and its provider out of what is deployed',
    ],
  }));
}

function kindsLeaving({ before, after }: Change): string[] {
  if (before === undefined) return [];
  if (before.kind === 'Provider' && after === undefined) return [before.name.replace(/^.*-/, '')];
  if (before.kind !== 'AppProject' || after === undefined) return [];
  const admitted = ({ body }: DistObject) =>
    ['namespaceResourceWhitelist', 'clusterResourceWhitelist'].flatMap((list) =>
      listAt(body, 'spec', list).map((item) =>
        groupKind({ group: stringAt(item, 'group') ?? '', kind: stringAt(item, 'kind') ?? '' }),
      ),
    );
  const still = new Set(admitted(after));
  return admitted(before).filter((kind) => !still.has(kind));
}

function ofVersion(change: Change): Order[] {
  const { before, after, environment } = change;
  const [was, is] = [before, after].map((object) =>
    Number(/^1\.(\d+)$/.exec(stringAt(object?.body, 'spec', 'version') ?? '')?.[1]),
  );
  if (subject(change).kind !== 'EksCluster' || !was || !is || was === is) return [];
  const up = [
    `AWS upgrades the control plane from 1.${was} to 1.${is}; it takes minutes, and cannot be stopped`,
    'the CoreDNS add-on follows in a later wave, once the cluster is healthy',
    'restart the pods, so that Fargate starts them on the new version (docs/upgrading-kubernetes.md)',
  ];
  const down = [
    'restart no pod on the new version before, since no kubelet may be newer than the control plane',
    `AWS takes the control plane from 1.${was} back to 1.${is} only within seven days of the upgrade, and refuses it later`,
    'the CoreDNS add-on follows in a later wave (docs/upgrading-kubernetes.md)',
  ];
  return [{ environment, about: `Kubernetes of ${environment}`, steps: is > was ? up : down }];
}

function ofRenames({ renames }: Plan): Order[] {
  return renames.flatMap(({ gone, come }): Order[] => {
    const [was, is] = [subject(gone), subject(come)];
    if (!gone.isDestructive || !isManagedGroup(was.group) || was.kind === 'FargateProfile') return [];
    return [
      {
        environment: gone.environment,
        about: `${called(was)} becomes ${is.name}`,
        steps: [
          `add ${is.name} next to ${was.name}, and deploy`,
          'copy what is in it, and move the service to the new name',
          `only then remove ${was.name}`,
        ],
      },
    ];
  });
}

/** A profile cannot be changed, so another one takes its place. */
function ofProfiles({ renames }: Plan): Order[] {
  const profiles = renames.filter(({ gone }) => subject(gone).kind === 'FargateProfile');
  const environments = [...new Set(profiles.map(({ gone }) => gone.environment))];
  return environments.map((environment) => {
    const pairs = profiles.filter(({ gone }) => gone.environment === environment);
    const asks = pairs.some(({ gone }) => gone.waitsFor.includes('confirmation'));
    return {
      environment,
      about: `${count(pairs.length, 'Fargate profile')} of ${environment} under another name, since EKS never changes one`,
      steps: [
        `EKS makes them, one at a time: ${pairs.map(({ come }) => subject(come).name).join(', ')}`,
        'until the former ones are gone, both count towards the profiles that a cluster may have',
        `Argo CD prunes the former ones last${asks ? ', once an administrator has confirmed it' : ''}, and EKS ends the pods that run by them: ${pairs.map(({ gone }) => subject(gone).name).join(', ')}`,
      ],
    };
  });
}
