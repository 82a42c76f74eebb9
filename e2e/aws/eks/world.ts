import type { JsonObject } from '../../../objects/json';
import type { Ask, Caller } from '../calls/call';
import type { ApiServers } from './api-servers';
import type { Store } from './store';

/** What EKS needs around it. */
export interface World {
  readonly store: Store;
  readonly apiServers: Pick<ApiServers, 'of'>;
  /** Asks the other APIs of the same account. */
  readonly ask: Ask;
  /** How long it takes EKS to do what takes minutes in AWS. */
  readonly milliseconds: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A parsed request to EKS. */
export interface EksRequest {
  readonly caller: Caller;
  readonly region: string;
  /** Parameters in the path, by their names in the API reference. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: JsonObject;
}

/** Answers one operation; throws AwsError for what EKS refuses. */
export type Handler = (request: EksRequest, world: World) => JsonObject | Promise<JsonObject>;
