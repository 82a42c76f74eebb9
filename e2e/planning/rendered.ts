import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { withControllers } from '../../charts/controllers/with-controllers';
import { units } from '../../charts/units';
import { filesOf, write } from '../../charts/write';
import { platform } from '../../config/platform';
import { loadEnvironments } from '../../config/rules/load';
import { type DistObject, readDist } from '../../objects/dist';
import { stringAt } from '../../objects/json';
import { keepKnownFields } from '../repository/known-fields';
import type { Written } from './configurations/edit';

/**
 * The objects of `dist/` that a configuration renders, without the fields that the loop's provider does not know.
 *
 * @param folder - where they are rendered; it is written over
 * @param source - the source of the loop's provider, whose definitions say what it knows
 */
export function rendered({ environment, services }: Written, folder: string, source: string): readonly DistObject[] {
  const shared = withControllers(platform);
  const dist = join(folder, 'dist');
  mkdirSync(folder, { recursive: true });
  write(filesOf(units(loadEnvironments([environment], services, shared), shared)), dist);
  keepKnownFields(dist, source);
  return readDist(dist).objects;
}

/** Whether an object is of an environment, wherever it stands. */
export function isOf(environment: string, { file, kind, namespace, name, body }: DistObject): boolean {
  return (
    file.startsWith(`dist/${environment}/`) ||
    file.startsWith(`dist/argocd/environment-${environment}/`) ||
    namespace === environment ||
    (kind === 'Namespace' && name === environment) ||
    stringAt(body, 'spec', 'cluster', 'namespace') === environment
  );
}

/** Whether an object stands for an environment's account, or is its namespace. */
export function isOfAccount({ file }: DistObject): boolean {
  return file.startsWith('dist/platform/environments/');
}
