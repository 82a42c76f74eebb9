import { z } from 'zod';

/** Schema of where a service's team keeps its manifests. */
export const repositorySchema = z.strictObject({
  /** Git repository of the team, with the service's manifests as plain YAML or JSON. */
  url: z.string(),
  /** Folder of the manifests, at any depth below it. @default - one that is called as the environment */
  path: z.string().optional(),
  /** Branch, tag or commit that an environment deploys where it names no other; retained ones need one that does not move. */
  revision: z.string(),
});

/** What an environment may change about it. */
export const repositoryChangeSchema = repositorySchema.omit({ url: true }).partial();

/** A repository as it is written, or as an environment changes it. */
export type WrittenRepository = z.output<typeof repositorySchema>;

/** Where an environment deploys a service from. */
export interface ServiceRepository extends WrittenRepository {
  readonly path: string;
}

/** Where an environment of this name deploys from. */
export function repositoryOf(
  written: WrittenRepository | undefined,
  change: z.output<typeof repositoryChangeSchema> | undefined,
  environment: string,
): ServiceRepository | undefined {
  if (written === undefined) return undefined;
  const { path = written.path ?? environment, revision = written.revision } = change ?? {};
  return { url: written.url, path, revision };
}
