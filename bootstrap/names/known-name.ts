import { join } from 'node:path';
import { namedBy } from '../../kinds/kind';
import { kindOf } from '../../kinds/kinds';
import { readImportedSchemas } from '../../objects/imported-schemas';
import { at, type Json, type JsonObject, listAt, stringAt } from '../../objects/json';

/** What a managed resource is called in AWS, and what its object needs to be made before Git or Crossplane makes it. */
export interface KnownName {
  readonly apiVersion: string;
  readonly kind: string;
  /** The environment. */
  readonly namespace: string;
  readonly name: string;
  /** Name in AWS: an id, an ARN, a URL. */
  readonly externalName: string;
  /** ProviderConfig by which it reaches its account: the environment's, or `⟨environment⟩-claim` for what says that it is taken. */
  readonly providerConfig: string;
  /** What its kind demands; the values are those of Git. */
  readonly forProvider: Readonly<Record<string, string>>;
  /** The composite of which it is composed, and its name there. @default - none, it stands in Git itself */
  readonly composed?: { readonly composite: string; readonly resource: string };
}

const annotation = {
  externalName: 'crossplane.io/external-name',
  resource: 'crossplane.io/composition-resource-name',
} as const;
const compositeLabel = 'crossplane.io/composite';

/** The name in AWS of an object of the cluster; undefined where it has none. */
export const externalNameOf = (object: Json | undefined) =>
  stringAt(object, 'metadata', 'annotations', annotation.externalName);

/** Whether it is the claim of an account, without which nothing in its environment acts. */
export const isClaim = ({ namespace, providerConfig }: KnownName) => providerConfig === `${namespace}-claim`;

/**
 * The name that an object of the cluster has in AWS; undefined where it has none yet, or none that could get lost: what Git
 * names is found by that name again. Made in advance, that and what is written again would lack the fields by which the
 * provider looks for them.
 */
export function knownName(object: Json): KnownName | undefined {
  const [apiVersion = '', kind = '', namespace = '', name = ''] = [
    ...['apiVersion', 'kind'].map((field) => stringAt(object, field)),
    ...['namespace', 'name'].map((field) => stringAt(object, 'metadata', field)),
  ];
  const externalName = externalNameOf(object);
  if (!externalName || !/\.aws\.m\.upbound\.io\//.test(apiVersion)) return undefined;
  const facts = kindOf({ apiVersion, kind });
  if (namedBy(facts) === 'Git' || facts.externalName === 'written again') return undefined;
  const composite = stringAt(object, 'metadata', 'labels', compositeLabel);
  const resource = stringAt(object, 'metadata', 'annotations', annotation.resource);
  const given = demandedFields(apiVersion, kind).flatMap((field): [string, string][] => {
    const value = stringAt(object, 'spec', 'forProvider', field);
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

/** The object that Argo CD or Crossplane takes over: it only observes, and says nothing that they will not say as well. */
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

/** What gives an object that is there its name in AWS. */
export function named({ apiVersion, kind, namespace, name, externalName, composed }: KnownName): JsonObject {
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      namespace,
      // Crossplane reads what it is to take over before it writes these, and stops at an object without.
      ...(composed && { labels: { [compositeLabel]: composed.composite } }),
      annotations: {
        [annotation.externalName]: externalName,
        ...(composed && { [annotation.resource]: composed.resource }),
      },
    },
  };
}

let demanded: ReadonlyMap<string, readonly string[]> | undefined;

/** Fields of `spec.forProvider` that the API server demands even of what only observes. */
function demandedFields(apiVersion: string, kind: string): readonly string[] {
  demanded ??= new Map(
    readImportedSchemas(join(__dirname, '../../imports/schemas')).map(({ group, version, kind: of, schema }) => {
      const fields = listAt(at(schema, 'properties', 'spec', 'properties', 'forProvider'), 'required');
      return [`${group}/${version} ${of}`, fields.map(String)];
    }),
  );
  return demanded.get(`${apiVersion} ${kind}`) ?? ['region'];
}
