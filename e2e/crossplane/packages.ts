import { stringify } from 'yaml';
import { crdOf } from '../../objects/crd';
import { readDist } from '../../objects/dist';
import { readImportedSchemas } from '../../objects/imported-schemas';
import { type JsonObject, stringAt } from '../../objects/json';
import type { Sources } from '../programs/loop-programs';
import type { CrossplanePackage } from './package-registry';
import { providerDefinitions } from './provider-definitions';

const meta = 'meta.pkg.crossplane.io/v1';

/**
 * The packages that Provider and Function objects name. Instead of what their publishers put into them they have the given
 * CustomResourceDefinitions of each provider's API group; they have no programs, since none runs from a package here.
 */
export function packagesOf(objects: readonly JsonObject[], crds: readonly JsonObject[]): CrossplanePackage[] {
  return objects
    .filter(
      ({ kind, apiVersion }) => apiVersion === 'pkg.crossplane.io/v1' && (kind === 'Provider' || kind === 'Function'),
    )
    .map((object) => {
      const [, repository = '', tag = ''] =
        /^[^/]+\/(.+):([^:]+)$/.exec(stringAt(object, 'spec', 'package') ?? '') ?? [];
      const name = repository.replace(/^.*\//, '');
      const group = groupOf(name);
      const own = object.kind === 'Provider' ? crds.filter((crd) => stringAt(crd, 'spec', 'group') === group) : [];
      return {
        repository,
        tag,
        yaml: [metadata(String(object.kind), name), ...own].map((one) => stringify(one)).join('---\n'),
      };
    });
}

/** The packages that a `dist/` names, with the definitions that a folder of imported schemas has. */
export function packagesIn(dist: string, schemas: string, sources: Sources): CrossplanePackage[] {
  const crds = readImportedSchemas(schemas).map(crdOf);
  return packagesOf(
    readDist(dist).objects.map(({ body }) => body),
    providerDefinitions(crds, sources),
  );
}

function metadata(kind: string, name: string): JsonObject {
  // As the AWS provider declares itself, so that its kinds arrive inactive and an activation policy chooses among them.
  const spec = kind === 'Provider' ? { capabilities: ['safe-start'] } : {};
  return { apiVersion: meta, kind, metadata: { name }, spec };
}

function groupOf(name: string): string {
  if (name === 'provider-family-aws') return 'aws.m.upbound.io';
  if (name === 'provider-kubernetes') return 'kubernetes.m.crossplane.io';
  return `${name.replace(/^provider-aws-/, '')}.aws.m.upbound.io`;
}
