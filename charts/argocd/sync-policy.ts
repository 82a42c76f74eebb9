/** Sync options of every Application. */
const always = [
  'ServerSideApply=true',
  // The API server itself refuses a field that a schema does not have. To validate before that, Argo CD would fetch and
  // parse the schemas of a whole API group for each single object, which is most of what a sync costs it and the API
  // server.
  'Validate=false',
];

/** Sync options of an Application that deploys a directory of `dist/`. */
const ofDirectories = [
  'RespectIgnoreDifferences=true',
  // A kind may arrive in the same sync as the provider or definition that brings it.
  'SkipDryRunOnMissingResource=true',
];

/** What differs from the sync policy of a directory of `dist/`. */
export interface SyncPolicyProps {
  /** Whether Argo CD applies a new revision, prunes what left it and undoes what others change. */
  readonly automatic: boolean;
  /** Sync options in addition to those that every Application has. @default - those of a directory of `dist/` */
  readonly options?: readonly string[];
}

/**
 * Sync policy of an Application. A failed sync is retried for as long as it takes, with the newest revision: what AWS
 * refuses today may only be waiting for something else.
 */
export function syncPolicy({ automatic, options = ofDirectories }: SyncPolicyProps) {
  return {
    automated: automatic ? { prune: true, selfHeal: true } : undefined,
    syncOptions: [...always, ...options],
    retry: { limit: -1, refresh: true, backoff: { duration: '5s', factor: 2, maxDuration: '5m' } },
  };
}
