import { type Json, listAt, parsedObject } from '../../objects/json';
import type { Kubectl } from '../../tools/processes/kubectl';

/** Every managed resource of the cluster, as the API server has it; throws KubectlError where it does not answer. */
export async function managedObjects(kubectl: Kubectl): Promise<readonly Json[]> {
  const toDo = 'wait until Crossplane and its providers are installed, and run this again';
  const answer = await kubectl.run(['get', 'managed', '--all-namespaces', '--output=json'], { toDo });
  return listAt(parsedObject(answer), 'items');
}
