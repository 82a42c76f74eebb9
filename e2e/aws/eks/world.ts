import type { JsonObject } from '../../../objects/json';
import type { Ask, Caller } from '../calls/call';
import type { ApiServers } from './api-servers';
import type { Store } from './store';

/** What EKS works with. */
export interface World {
  readonly store: Store;
  readonly apiServers: Pick<ApiServers, 'of'>;
  /** Asks the other apis of the same account. */
  readonly ask: Ask;
  /** How long EKS takes for what takes minutes in AWS. */
  readonly milliseconds: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A request to EKS, taken apart. */
export interface EksRequest {
  readonly caller: Caller;
  readonly region: string;
  /** What the path names, by the names of the API reference. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: JsonObject;
}

/** Answers one operation; throws AwsError for what EKS refuses. */
export type Handler = (request: EksRequest, world: World) => JsonObject | Promise<JsonObject>;
