import { type DistObject, where } from '../../objects/dist';

/**
 * ProviderConfigs of one kind and name in several namespaces: a provider counts what uses that name in all of them, and lets
 * none go while any is used.
 * Source: crossplane#7154; `providerconfig.Reconciler` of crossplane-runtime before v2.3.
 */
export function providerConfigNameProblems(objects: readonly DistObject[]): string[] {
  const first = new Map<string, DistObject>();
  return objects
    .filter(({ kind }) => kind === 'ProviderConfig')
    .flatMap((object) => {
      const key = `${object.group}/${object.name}`;
      const other = first.get(key);
      if (other === undefined) first.set(key, object);
      return other === undefined || other.namespace === object.namespace
        ? []
        : [
            `${where(object)}: has the name of one in ${other.namespace} — give it a name with that of its own environment`,
          ];
    });
}
