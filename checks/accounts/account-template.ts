import { readFileSync } from 'node:fs';
import { isObject, type JsonObject, listAt, parsedObject, stringAt } from '../../objects/json';

/** What the template of an environment's account makes. */
export interface AccountTemplate {
  /** The statements of all policies of the provisioner. */
  readonly statements: readonly JsonObject[];
  /** The policies of the provisioner. */
  readonly policies: readonly JsonObject[];
  /** The policy that says what the roles of the environment may do at most. */
  readonly boundary: JsonObject;
  /** Who may become the provisioner. */
  readonly trust: JsonObject;
}

/** Reads a template of `dist/accounts/`. */
export function readAccountTemplate(file: string): AccountTemplate {
  return accountTemplate(readFileSync(file, 'utf8'));
}

/** What the text of a template makes; throws where it lacks a role or a boundary. */
export function accountTemplate(text: string): AccountTemplate {
  const { Resources } = parsedObject(text) ?? {};
  const resources = isObject(Resources) ? Resources : {};
  const documentOf = (resource: JsonObject | undefined, field: string): JsonObject => {
    const properties = isObject(resource?.Properties) ? resource.Properties : {};
    const document = properties[field];
    if (isObject(document)) return document;
    throw new Error(`a template of dist/accounts/: no ${field} where one is needed — render it`);
  };
  const named = (id: string) => (isObject(resources[id]) ? resources[id] : undefined);
  const attached = listAt(named('Provisioner'), 'Properties', 'ManagedPolicyArns').map(
    (reference) => stringAt(reference, 'Ref') ?? '',
  );
  const policies = attached.map((id) => documentOf(named(id), 'PolicyDocument'));
  return {
    policies,
    statements: policies.flatMap((policy) => listAt(policy, 'Statement').filter(isObject)),
    boundary: documentOf(named('Boundary'), 'PolicyDocument'),
    trust: documentOf(named('Provisioner'), 'AssumeRolePolicyDocument'),
  };
}
