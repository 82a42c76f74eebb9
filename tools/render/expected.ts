import type { Lived } from './life';
import { atOrAfter, type Phase } from './phase';

/** The phase from which a composed resource exists, by the kind of its composite and its name there. */
const existsFrom: Readonly<Record<string, readonly (readonly [name: RegExp, from: Phase])[]>> = {
  AccountAccess: [
    [/^(?:claim|claim-config)$/, 'nothing observed'],
    [/^config$/, 'key ready'],
  ],
  Cache: [[/^cache$/, 'key ready']],
  ClusterRegistration: [[/^secret$/, 'everything ready']],
  EksCluster: [
    [/^(?:key|alias)$/, 'nothing observed'],
    [/^cluster$/, 'key ready'],
    [/^(?:oidc-provider|rule-.+)$/, 'cluster active'],
  ],
  GatewayEndpoint: [
    [/^(?:endpoint|routes)$/, 'nothing observed'],
    [/^rule$/, 'cluster active'],
  ],
  HostedEntrance: [
    [/^(?:certificate|proof)-/, 'nothing observed'],
    [/^(?:alarm-.+|ingress)$/, 'cluster being created'],
    [/^name-/, 'cluster active'],
  ],
  WorkloadIdentity: [[/^(?:role|policy)$/, 'everything ready']],
};

/** The phase from which a composite is ready. */
const readyFrom: Readonly<Record<string, Phase>> = {
  AccountAccess: 'key ready',
  Cache: 'cluster active',
  ClusterRegistration: 'everything ready',
  EksCluster: 'everything ready',
  GatewayEndpoint: 'everything ready',
  HostedEntrance: 'everything ready',
  WorkloadIdentity: 'everything ready',
};

/** Kinds that compose no managed resource, so that no provider can refuse them a change. */
export const unrefused = ['ClusterRegistration'];

/** Which of a composite's resources exist in a phase: those whose values have been known. */
export function expectedNames(
  { phase, composite }: Pick<Lived, 'phase' | 'composite'>,
  all: readonly string[],
): string[] {
  const rules = existsFrom[composite.kind] ?? [];
  return all.filter((name) => rules.some(([pattern, from]) => pattern.test(name) && atOrAfter(phase, from)));
}

/** Whether a composite is ready in a phase. */
export function expectedReady({ phase, composite }: Pick<Lived, 'phase' | 'composite'>): boolean {
  const from = readyFrom[composite.kind];
  if (phase === 'change refused') return unrefused.includes(composite.kind);
  return phase !== 'values vanished' && from !== undefined && atOrAfter(phase, from);
}
