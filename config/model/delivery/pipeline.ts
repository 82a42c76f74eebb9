import { z } from 'zod';

/** Schema of the pipeline that builds a service's images: a repository and what runs of it, at GitHub or at GitLab. */
export const pipelineSchema = z.strictObject({
  /**
   * Repository at GitHub, as its tokens name it: `⟨owner⟩/⟨repository⟩`, or with the ids that GitHub never gives again
   * `⟨owner⟩@⟨id⟩/⟨repository⟩@⟨id⟩`, as repositories made since July 2026 have it. @default - it is at GitLab
   */
  github: z.string().optional(),
  /** Project at GitLab, with its groups. @default - it is at GitHub */
  gitlab: z.string().optional(),
  /** Branch of which a run may push. @default - whoever runs in `environment` */
  branch: z.string().optional(),
  /** Environment at GitHub in which a run may push; GitHub says who approves one. @default - whatever runs of `branch` */
  environment: z.string().optional(),
  /** Who signs its tokens. @default - GitHub's or GitLab's own; give that of an installation of your own */
  issuer: z.string().optional(),
});

/** A pipeline as it is written. */
export type Pipeline = z.output<typeof pipelineSchema>;

/** Whom the tokens of all pipelines are for. */
export const pipelineAudience = 'sts.amazonaws.com';

/** Who signs the tokens of runs. Source: GitHub docs and GitLab docs, each "OpenID Connect in Amazon Web Services". */
const issuers = { github: 'https://token.actions.githubusercontent.com', gitlab: 'https://gitlab.com' } as const;

/** Who signs the tokens of a pipeline. */
export function issuerOf({ gitlab, issuer }: Pipeline): string {
  return issuer ?? (gitlab === undefined ? issuers.github : issuers.gitlab);
}

/**
 * What the tokens of a pipeline's runs have as their subject. Source: GitHub docs, "OpenID Connect reference", and GitLab
 * docs, "OpenID Connect (OIDC) Authentication Using ID Tokens".
 */
export function subjectOf({ github, gitlab, branch, environment }: Pipeline): string {
  if (gitlab !== undefined) return `project_path:${gitlab}:ref_type:branch:ref:${branch}`;
  return environment === undefined
    ? `repo:${github}:ref:refs/heads/${branch}`
    : `repo:${github}:environment:${environment}`;
}

/** The issuers of pipelines, each once, in their order. */
export function issuersOf(pipelines: readonly (Pipeline | undefined)[]): string[] {
  return [...new Set(pipelines.flatMap((pipeline) => (pipeline === undefined ? [] : [issuerOf(pipeline)])))];
}
