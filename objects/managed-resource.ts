import type { DistObject } from './dist';
import { at, type Json, listAt, stringAt } from './json';

/** The annotation of a managed resource that holds its name in AWS: an id, an ARN or a name. */
export const externalNameAnnotation = 'crossplane.io/external-name';

/** The annotation of a composed object that holds the name which its Composition gives it. */
export const resourceNameAnnotation = 'crossplane.io/composition-resource-name';

/** The label of a composed object that holds the name of its composite. */
export const compositeLabel = 'crossplane.io/composite';

/**
 * What the AWS provider asks Terraform for while it knows no name of a rule, and sometimes writes down as its name.
 *
 * Source: provider-upjet-aws v2.7.0, `config/externalname.go`, `vpcSecurityGroupRule`.
 */
const noName = 'sgr-stub';

/** The name in AWS that an object's annotation holds; undefined where it holds none. */
export function annotatedName(object: Json | undefined): string | undefined {
  const name = stringAt(object, 'metadata', 'annotations', externalNameAnnotation);
  return name === noName ? undefined : name;
}

/** The name in AWS of a managed resource whose name Git states: that of its annotation, or else its own. */
export function externalNameOf({ name, body }: Pick<DistObject, 'name' | 'body'>): string {
  return annotatedName(body) ?? name;
}

/** The name that a Composition gives an object, '' for an object that no Composition makes. */
export function compositionName(object: Json): string {
  return stringAt(object, 'metadata', 'annotations', resourceNameAnnotation) ?? '';
}

/** What a managed resource should be in AWS. */
export function forProviderOf(object: Json | undefined): Json | undefined {
  return at(object, 'spec', 'forProvider');
}

/** What Crossplane may do with a managed resource; empty where nothing is listed, which allows everything. */
export function managementPoliciesOf(object: Json | undefined): readonly Json[] {
  return listAt(object, 'spec', 'managementPolicies');
}
