import type { Environment } from '../config/environment';
import { kubernetesVersions } from '../config/kubernetes-versions';
import type { Unit } from './units';

/** One line for each top folder of `dist/`: what it holds and, for an environment, how long its Kubernetes is supported. */
export function summary(environments: readonly Environment[], units: readonly Unit[]): string {
  const folders = [...new Set(units.map(({ directory }) => directory.split('/')[0] ?? directory))];
  return folders
    .map((folder) => {
      const inside = units.filter(({ directory }) => directory.startsWith(`${folder}/`));
      const count = inside.reduce((sum, { objects }) => sum + objects.length, 0);
      const version = environments.find(({ name }) => name === folder)?.kubernetesVersion ?? '';
      const until = kubernetesVersions[version]?.standardSupportUntil;
      const kubernetes = until === undefined ? '' : `, Kubernetes ${version} supported until ${until}`;
      return `dist/${folder}: ${inside.length} units, ${count} objects${kubernetes}`;
    })
    .join('\n');
}
