import { join } from 'node:path';
import { pythonEnvironment } from '../programs/python-environment';

/** Command line of the function that the Compositions are written for, without its options; installs the function if needed. */
export async function pythonic(): Promise<readonly [command: string, ...args: string[]]> {
  const python = await pythonEnvironment(join(__dirname, 'requirements.txt'));
  return [python, '-m', 'crossplane.pythonic', 'grpc'];
}
