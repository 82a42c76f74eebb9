import { join } from 'node:path';
import { namedBy } from '../../kinds/kind';
import { kindOf } from '../../kinds/kinds';
import { readImportedSchemas } from '../../objects/imported-schemas';
import { at, type Json, type JsonObject, listAt, stringAt } from '../../objects/json';
import {
  annotatedName,
  compositeLabel,
  compositionName,
  externalNameAnnotation,
  forProviderOf,
  resourceNameAnnotation,
} from '../../objects/managed-resource';

/** The name of a managed resource in AWS, with what it takes to make its object before Git or Crossplane does. */
export interface KnownName {
  readonly apiVersion: string;
  readonly kind: string;
  /** The environment. */
  readonly namespace: string;
  readonly name: string;
  /** Name in AWS: an id, an ARN or a URL. */
  readonly externalName: string;
  /** ProviderConfig through which it reaches its account: the environment's, or `⟨environment⟩-claim` for the account's claim. */
  readonly providerConfig: string;
  /** The fields that its kind requires, with the values of Git. */
  readonly forProvider: Readonly<Record<string, string>>;
  /** The composite that composes it, and its name there. @default - none, it is in Git itself */
  readonly composed?: { readonly composite: string; readonly resource: string };
}

/** Whether it is the claim of an account, without which nothing in that environment acts. */
export const isClaim = ({ namespace, providerConfig }: KnownName) => providerConfig === `${namespace}-claim`;

/**
 * The name that an object of the cluster has in AWS; undefined where it has none yet, or one that cannot get lost: what Git
 * names is found again by that name. An object that is made in advance would also lack the fields by which the provider
 * looks for what Git names, and for what is written again.
 */
export function knownName(object: Json): KnownName | undefined {
  const [apiVersion = '', kind = '', namespace = '', name = ''] = [
    ...['apiVersion', 'kind'].map((field) => stringAt(object, field)),
    ...['namespace', 'name'].map((field) => stringAt(object, 'metadata', field)),
  ];
  const externalName = annotatedName(object);
  if (!externalName || !/\.aws\.m\.upbound\.io\//.test(apiVersion)) return undefined;
  const facts = kindOf({ apiVersion, kind });
  if (namedBy(facts) === 'Git' || facts.externalName === 'written again') return undefined;
  const composite = stringAt(object, 'metadata', 'labels', compositeLabel);
  const resource = compositionName(object);
  const given = requiredFields(apiVersion, kind).flatMap((field): [string, string][] => {
    const value = stringAt(forProviderOf(object), field);
    return value === undefined ? [] : [[field, value]];
  });
  return {
    apiVersion,
    kind,
    namespace,
    name,
    externalName,
    providerConfig: stringAt(object, 'spec', 'providerConfigRef', 'name') ?? namespace,
    forProvider: Object.fromEntries(given),
    ...(composite && resource && { composed: { composite, resource } }),
  };
}

/** An object for Argo CD or Crossplane to take over: it only observes, and says nothing that they will not say too. */
export function observer(known: KnownName): JsonObject {
  return {
    ...named(known),
    spec: {
      managementPolicies: ['Observe'],
      forProvider: known.forProvider,
      providerConfigRef: { kind: 'ProviderConfig', name: known.providerConfig },
    },
  };
}

/** The part of an object that gives it its name in AWS. */
export function named({ apiVersion, kind, namespace, name, externalName, composed }: KnownName): JsonObject {
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      namespace,
      // Crossplane reads what it takes over before it writes these itself, and stops at an object without them.
      ...(composed && { labels: { [compositeLabel]: composed.composite } }),
      annotations: {
        [externalNameAnnotation]: externalName,
        ...(composed && { [resourceNameAnnotation]: composed.resource }),
      },
    },
  };
}

let required: ReadonlyMap<string, readonly string[]> | undefined;

/** Fields of `spec.forProvider` that the API server requires even of an object that only observes. */
function requiredFields(apiVersion: string, kind: string): readonly string[] {
  required ??= new Map(
    readImportedSchemas(join(__dirname, '../../imports/schemas')).map(({ group, version, kind: of, schema }) => {
      const fields = listAt(at(schema, 'properties', 'spec', 'properties', 'forProvider'), 'required');
      return [`${group}/${version} ${of}`, fields.map(String)];
    }),
  );
  return required.get(`${apiVersion} ${kind}`) ?? ['region'];
}
