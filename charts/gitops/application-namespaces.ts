import type { Environment } from '../../config/environment';

/** Namespaces beside its own in which Argo CD reads Applications, as one text: those of the environments. */
export function applicationNamespaces(environments: readonly Pick<Environment, 'name'>[]): string {
  return environments
    .map(({ name }) => name)
    .sort()
    .join(',');
}
