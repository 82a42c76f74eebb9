import type { Environment } from '../../config/model/environment';

/**
 * What Crossplane says when it assumes an environment's role, which answers to nothing else. No secret: it keeps whoever
 * works for one environment from being taken for who works for another.
 */
export function externalId({ name, platform }: Pick<Environment, 'name' | 'platform'>): string {
  return `${platform.apiGroup}/${name}`;
}
