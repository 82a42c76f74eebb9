import { z } from 'zod';
import { nearest } from '../../texts/nearest';
import { awsQuotas } from '../model/aws/aws-quotas';
import { isWholeSize, sizeOf, smallestSize, usableOf } from '../model/aws/fargate';
import { digestForm } from '../model/digest';
import { isGitName, isRepositoryUrl } from '../model/git-name';
import {
  managementSchema,
  platformSchema,
  releaseSchema,
  signInSchema,
  upstreamSchema,
  versionsSchema,
} from '../model/platform';
import type { Problem } from '../model/problem';
import { shapeProblems, valueAt } from '../model/shape';
import { wellFormedEntries, wellFormedFields } from '../model/well-formed';
import { managementNetworkProblems } from './management-network-checks';
import { administratorProblems } from './people-checks';
import { noAccountId, roleArnForm } from './place-checks';
import { leftoverProblems } from './reading/leftovers';

/** A DNS name of at least two labels, outside the domains that Kubernetes and Crossplane keep for themselves. */
const apiGroupForm =
  /^(?!.*(?:^|\.)(?:k8s|kubernetes|crossplane|upbound)\.io$)(?=.{1,190}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/;

/** A repository of OCI images without a version: in lower case, on a host with a domain, which Crossplane asks for. */
const registryForm = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?(?:\/[a-z0-9._-]+)*$/;

/** The account of an IAM role. */
const accountOf = (arn: string | undefined) => /^arn:aws:iam::(\d{12}):/.exec(arn ?? '')?.[1];

/**
 * What is wrong with what all environments share.
 *
 * @param known names of the controllers that the platform has values for
 */
export function platformProblems(input: unknown, known: readonly string[]): Problem[] {
  const controllers = Object.entries(wellFormedEntries(z.unknown(), valueAt(input, ['controllers']))).map(
    ([name, release]) => ({ name, ...wellFormedFields(releaseSchema, release) }),
  );
  const problems = [
    ...shapeProblems(platformSchema, input, at),
    ...formsOf(input, controllers)
      .filter(({ value, form }) => value !== undefined && !isOf(form, value))
      .map(({ field, value, fix }) => ({ where: at(field), what: 'is not of the right form', value, fix })),
    ...managementProblems(input),
    ...managementNetworkProblems(input),
    ...signInProblems(input),
    ...administratorProblems(input, at),
    ...controllerProblems(input, controllers, known),
    ...containerProblems(input),
  ];
  return [...problems, ...leftoverProblems(input, at, problems)];
}

const at = (field: string) => `config/platform.ts ${field}`.trimEnd();

function managementProblems(input: unknown): Problem[] {
  const { argocdRoleArn, crossplaneRoleArn } = wellFormedFields(managementSchema, valueAt(input, ['management']));
  const [argocd, crossplane] = [accountOf(argocdRoleArn), accountOf(crossplaneRoleArn)];
  const noAccount = [
    { field: 'crossplaneRoleArn', value: crossplaneRoleArn },
    { field: 'argocdRoleArn', value: argocdRoleArn },
  ].filter(({ value }) => accountOf(value) === noAccountId);
  if (noAccount.length > 0) {
    return noAccount.map(({ field, value }) => {
      const fix = 'write the account in which the management cluster runs';
      return { where: at(`management.${field}`), what: 'is in an account that nobody has', value, fix };
    });
  }
  if (argocdRoleArn !== undefined && argocdRoleArn === crossplaneRoleArn) {
    const fix = 'name two roles, each of which may assume only what it needs';
    const where = at('management.argocdRoleArn');
    return [{ where, what: 'is crossplaneRoleArn again', value: argocdRoleArn, fix }];
  }
  if (argocd === undefined || crossplane === undefined || argocd === crossplane) return [];
  const what = `is in another account than crossplaneRoleArn, ${crossplane}, although both run on one cluster`;
  const fix = 'name two roles of the account in which the management cluster runs';
  return [{ where: at('management.argocdRoleArn'), what, value: argocdRoleArn, fix }];
}

/** Without `openid` an identity provider gives no token that says who somebody is. */
function signInProblems(input: unknown): Problem[] {
  const { scopes: value } = wellFormedFields(signInSchema, valueAt(input, ['signIn']));
  if (value === undefined || value.includes('openid')) return [];
  return [{ where: at('signIn.scopes'), what: 'are without openid', value, fix: "add 'openid'" }];
}

function controllerProblems(input: unknown, controllers: readonly Releases[], known: readonly string[]): Problem[] {
  const listed = valueAt(input, ['controllers']);
  // Its shape is then reported, and no controller is missing from it.
  if (typeof listed !== 'object' || listed === null || Array.isArray(listed)) return [];
  const written = controllers.map(({ name }) => name);
  const unknown = written
    .filter((name) => !known.includes(name))
    .map((name) => ({ name, meant: nearest(name, known) }));
  const missing = known.filter((name) => !written.includes(name) && !unknown.some(({ meant }) => meant === name));
  const problems: Problem[] = [
    ...unknown.map(({ name, meant }) => {
      const fix = meant === undefined ? 'add them as docs/controllers.md says' : `did you mean ${meant}?`;
      return { where: at(`controllers.${name}`), what: 'is no controller that the platform has values for', fix };
    }),
    ...missing.map((name) => {
      const fix = 'add its two releases, or take the controller out as docs/controllers.md says';
      return { where: at(`controllers.${name}`), what: 'is missing', fix };
    }),
  ];
  const { limit } = awsQuotas.selectors;
  if (controllers.length > limit) {
    const what = `are more than the ${limit} selectors of the profile that they share`;
    problems.push({
      where: at('controllers'),
      what,
      value: controllers.length,
      fix: 'give some a profile of their own',
    });
  }
  return problems;
}

function containerProblems(input: unknown): Problem[] {
  const { defaultContainer: value } = wellFormedFields(platformSchema, input);
  if (value === undefined || isWholeSize(value)) return [];
  const where = at('defaultContainer');
  const size = sizeOf(value);
  const { cpu, memoryMiB } = usableOf(size ?? smallestSize);
  if (size === undefined) {
    const fix = `ask for less, e.g. cpu ${cpu} (vCPU) and memoryMiB ${memoryMiB}`;
    return [{ where, what: 'is more than Fargate has for one pod', value, fix }];
  }
  const what = `is less than the ${size.cpu} vCPU and ${size.memoryGiB} GiB that Fargate bills for it`;
  return [{ where, what, value, fix: `use cpu ${cpu} and memoryMiB ${memoryMiB}` }];
}

type Releases = Partial<z.output<typeof releaseSchema>> & { readonly name: string };

/** What a well-formed field must look like, and what to write where it does not. */
interface Form {
  readonly field: string;
  readonly value: string | undefined;
  readonly form: RegExp | ((value: string) => boolean);
  readonly fix: string;
}

const isOf = (form: Form['form'], value: string) => (form instanceof RegExp ? form.test(value) : form(value));

type Row = readonly [field: string, value: string | undefined, form: Form['form'], fix: string];

function formsOf(input: unknown, controllers: readonly Releases[]): Form[] {
  const all = wellFormedFields(platformSchema, input);
  const { crossplaneRoleArn, argocdRoleArn } = wellFormedFields(managementSchema, valueAt(input, ['management']));
  const { argocd, crossplane } = wellFormedFields(upstreamSchema, valueAt(input, ['upstream']));
  const rows: readonly Row[] = [
    ['repositoryUrl', all.repositoryUrl, isRepositoryUrl, 'write https://… or git@…, without a password'],
    ['apiGroup', all.apiGroup, apiGroupForm, 'write a domain of yours in lower case, e.g. platform.example.org'],
    ['revision', all.revision, isGitName, 'write the name of a branch, e.g. main'],
    ['upstream.argocd', argocd, /^https:\/\/[\w.:/~+-]+\.git$/, 'write https://….git'],
    ['upstream.crossplane', crossplane, /^https:\/\/[\w.:/~+-]+$/, 'write https://…'],
    ['packageRegistry', all.packageRegistry, registryForm, 'write host and path, e.g. registry.example.org/packages'],
    ...signInRows(input),
    ...Object.entries({ crossplaneRoleArn, argocdRoleArn }).map(
      ([field, value]) =>
        [`management.${field}`, value, roleArnForm, 'write arn:aws:iam::<account>:role/<name>'] as const,
    ),
    ...Object.entries(wellFormedFields(versionsSchema, valueAt(input, ['versions']))).map(
      ([field, value]) =>
        [
          `versions.${field}`,
          value,
          /^v(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}$/,
          'write a released version such as v1.2.3',
        ] as const,
    ),
    ...controllers.flatMap(
      ({ name, chart, image, digest }) =>
        [
          [`controllers.${name}.chart`, chart, /^\d+\.\d+\.\d+$/, 'write a release such as 1.2.3'],
          [`controllers.${name}.image`, image, /^v?\d+\.\d+\.\d+$/, 'write a release such as v1.2.3'],
          [`controllers.${name}.digest`, digest, digestForm, 'leave it out and run "npm run mirror -- --resolve"'],
        ] as const,
    ),
  ];
  return rows.map(([field, value, form, fix]) => ({ field, value, form, fix }));
}

function signInRows(input: unknown): Row[] {
  const {
    url,
    issuer,
    clientId,
    groupsClaim,
    scopes = [],
  } = wellFormedFields(signInSchema, valueAt(input, ['signIn']));
  return [
    ['signIn.url', url, /^https:\/\/[a-z0-9.-]+(?::\d+)?$/, 'write https://⟨host⟩, without a path'],
    ['signIn.issuer', issuer, /^https:\/\/[a-z0-9.-]+(?::\d+)?(?:\/[\w.~%+-]+)*\/?$/i, 'write https://…'],
    ['signIn.clientId', clientId, /^[!-~]+$/, 'write the id that the identity provider gave the client'],
    ['signIn.groupsClaim', groupsClaim, /^[\w.:/-]+$/, 'write the name of a claim, e.g. groups'],
    ...scopes.map(
      (scope, index) => [`signIn.scopes[${index}]`, scope, /^[!#-[\]-~]+$/, 'write one scope, e.g. groups'] as const,
    ),
  ];
}
