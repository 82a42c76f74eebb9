import { z } from 'zod';
import type { platform } from '../platform';

const text = z.string();

export const managementSchema = z.strictObject({
  credentials: z.enum(['irsa', 'secret']),
  crossplaneRoleArn: text,
  argocdRoleArn: text,
});

export const versionsSchema = z.strictObject({
  argocd: text,
  crossplane: text,
  providerAws: text,
  providerKubernetes: text,
  functionPythonic: text,
});

export const upstreamSchema = z.strictObject({ argocd: text, crossplane: text });

export const controllerSchema = z.strictObject({
  name: text,
  pods: z.int().positive(),
  namespace: text,
  labels: z.record(text, text),
  endpoints: z.array(text).readonly(),
  chart: z.strictObject({ repository: text, name: text, version: text }),
  image: z.strictObject({ source: text, tag: text }),
});

/** Schema of what all environments share; `config/platform.ts` says what each field is. */
export const platformSchema = z.strictObject({
  repositoryUrl: text,
  revision: text,
  apiGroup: text,
  management: managementSchema,
  provisionerRole: text,
  versions: versionsSchema,
  upstream: upstreamSchema,
  packageRegistry: text,
  controllers: z.array(controllerSchema).readonly(),
  defaultContainer: z.strictObject({ cpu: z.number().positive(), memoryMiB: z.int().positive() }),
});

/** A controller whose values `charts/controllers/` knows. */
export interface Controller extends z.output<typeof controllerSchema> {
  readonly name: (typeof platform.controllers)[number]['name'];
}

/** What all environments share. */
export interface Platform extends Omit<z.output<typeof platformSchema>, 'controllers'> {
  readonly controllers: readonly Controller[];
}
