import { kubernetesVersions, minorOf } from '../../config/model/aws/kubernetes-versions';
import type { Environment } from '../../config/model/environment';
import { type DistObject, where } from '../../objects/dist';

/** Objects of an environment's cluster whose API its Kubernetes version has not any more. */
export function removedApiProblems(
  objects: readonly DistObject[],
  { name, kubernetesVersion }: Pick<Environment, 'name' | 'kubernetesVersion'>,
  versions: Readonly<Record<string, { readonly removedApis: readonly string[] }>> = kubernetesVersions,
): string[] {
  const removed = new Map(
    Object.entries(versions)
      .filter(([version]) => minorOf(version) <= minorOf(kubernetesVersion))
      .flatMap(([version, { removedApis }]) => removedApis.map((api) => [api, version] as const)),
  );
  return objects.flatMap((object) => {
    const api = `${object.apiVersion} ${object.kind}`;
    const version = object.cluster === name ? removed.get(api) : undefined;
    if (version === undefined) return [];
    return [`${where(object)}: Kubernetes ${version} has no such kind (${api}) — write the version that follows it`];
  });
}
