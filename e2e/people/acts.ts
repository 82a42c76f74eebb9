import { projectNames } from '../../charts/argocd/project-names';
import { externalSecrets } from '../../charts/controllers/external-secrets';
import type { Question } from '../../checks/argocd/access-policy';
import { type Named, names } from '../../config/model/names';

/** Who may do something to an environment, the least of them first; whoever may more may what these may. */
export const levels = ['viewers', 'deployers', 'administrators'] as const;

/** One of {@link levels}, or nobody at all. */
export type Level = (typeof levels)[number] | 'nobody';

/** What is asked of Argo CD's API. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1/`. */
  readonly path: string;
  /** Written as JSON. @default - none */
  readonly body?: object | string;
}

/** The objects of one environment that the acts are tried on. */
export interface Target {
  readonly name: string;
  readonly projects: ReturnType<typeof projectNames>;
  /** Workload cluster. */
  readonly cluster: string;
  /** Application of the management project. */
  readonly network: string;
  /** Another one, to delete. */
  readonly spare: string;
  /** Application of the workload project, with an ExternalSecret, a Deployment, a Pod and a CronJob. */
  readonly service: string;
  /** Application of the controllers' project in the environment's namespace, with a Deployment and a Pod. */
  readonly controller: string;
  /** ApplicationSet of the management project. */
  readonly set: string;
}

/** Namespace in the workload cluster in which its objects are, one that the controllers' project admits. */
export const { namespace } = externalSecrets;

/** The objects of an environment. */
export function targetOf(environment: Named): Target {
  const { name } = environment;
  const of = (what: string) => `${name}-${what}`;
  return {
    name,
    projects: projectNames(environment),
    cluster: names(environment).cluster,
    network: of('network'),
    spare: of('spare'),
    service: of('service'),
    controller: of('controller'),
    set: of('set'),
  };
}

/** Something that somebody does in Argo CD to what is an environment's. */
export interface Act {
  /** What, as the table of `docs/people.md` says it. */
  readonly what: string;
  readonly may: Level;
  /** Who may where the environment holds cardholder data. @default - the same */
  readonly withCardholderData?: Level;
  /** What the API is asked. */
  readonly request: (target: Target) => ApiRequest;
  /** What the policy is asked. */
  readonly question: (target: Target) => Question;
  /** What the answer to whoever may lacks where it is a refusal: the API leaves out of a list what one may not see. @default - nothing */
  readonly lists?: (target: Target) => string;
  /** What the API says to whoever may, where that is no success. @default - it succeeds */
  readonly says?: RegExp;
  /** Application that must be at rest first. @default - none */
  readonly atRest?: (target: Target) => string;
}
