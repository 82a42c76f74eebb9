import { z } from 'zod';
import { managementSchema, platformSchema, releaseSchema, upstreamSchema, versionsSchema } from '../model/platform';
import type { Problem } from '../model/problem';
import { shapeProblems, valueAt } from '../model/shape';
import { wellFormedEntries, wellFormedFields } from '../model/well-formed';

/** Pod selectors that a Fargate profile may have. Source: Amazon EKS user guide, "AWS Fargate profile". */
const selectorLimit = 5;

/** A DNS name of at least two labels, outside of the domains that Kubernetes and Crossplane keep for themselves. */
const apiGroupForm =
  /^(?!.*(?:^|\.)(?:k8s|kubernetes|crossplane|upbound)\.io$)(?=.{1,190}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/;

/** What is wrong with what all environments share. */
export function platformProblems(input: unknown): Problem[] {
  const at = (field: string) => `config/platform.ts ${field}`;
  const { error } = platformSchema.safeParse(input);
  const controllers = Object.entries(wellFormedEntries(z.unknown(), valueAt(input, ['controllers']))).map(
    ([name, release]) => ({ name, ...wellFormedFields(releaseSchema, release) }),
  );
  const problems: Problem[] = error === undefined ? [] : shapeProblems(error, input, at);
  for (const [field, value, form, fix] of formsOf(input, controllers)) {
    if (value === undefined || form.test(value)) continue;
    problems.push({ where: at(field), what: 'is not of the right form', value, fix });
  }
  if (controllers.length > selectorLimit) {
    const what = `are more than the ${selectorLimit} selectors of the profile that they share`;
    problems.push({
      where: at('controllers'),
      what,
      value: controllers.length,
      fix: 'give some a profile of their own',
    });
  }
  return problems;
}

type Releases = Partial<z.output<typeof releaseSchema>> & { readonly name: string };

/** What a well-formed field must look like, and what to write where it does not. */
type Form = readonly [field: string, value: string | undefined, form: RegExp, fix: string];

function formsOf(input: unknown, controllers: readonly Releases[]): Form[] {
  const all = wellFormedFields(platformSchema, input);
  const { credentials: _, ...roles } = wellFormedFields(managementSchema, valueAt(input, ['management']));
  const { argocd, crossplane } = wellFormedFields(upstreamSchema, valueAt(input, ['upstream']));
  return [
    ['repositoryUrl', all.repositoryUrl, /^(https:\/\/|ssh:\/\/|git@)\S+$/, 'write https://… or git@…'],
    ['apiGroup', all.apiGroup, apiGroupForm, 'write a domain of yours in lower case, e.g. platform.example.org'],
    ['revision', all.revision, /^[\w./-]+$/, 'write the name of a branch, e.g. main'],
    ['upstream.argocd', argocd, /^https:\/\/\S+\.git$/, 'write https://….git'],
    ['upstream.crossplane', crossplane, /^https:\/\/\S+$/, 'write https://…'],
    ['provisionerRole', all.provisionerRole, /^[\w+=,.@-]{1,64}$/, 'write the name of an IAM role'],
    ...Object.entries(roles).map(([field, value]): Form => {
      return [
        `management.${field}`,
        value,
        /^arn:aws:iam::\d{12}:role\/\S+$/,
        'write arn:aws:iam::<account>:role/<name>',
      ];
    }),
    ...Object.entries(wellFormedFields(versionsSchema, valueAt(input, ['versions']))).map(([field, value]): Form => {
      return [`versions.${field}`, value, /^v\d+\.\d+\.\d+$/, 'write a released version such as v1.2.3'];
    }),
    ...controllers.flatMap(({ name, chart, image }): Form[] => [
      [`controllers.${name}.chart`, chart, /^\d+\.\d+\.\d+$/, 'write a release such as 1.2.3'],
      [`controllers.${name}.image`, image, /^v?\d+\.\d+\.\d+$/, 'write a release such as v1.2.3'],
    ]),
  ];
}
