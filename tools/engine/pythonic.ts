import { join } from 'node:path';
import { pythonEnvironment } from '../programs/python-environment';

/** The function that the Compositions are written for, as a command line that takes its options; installed where it is not. */
export async function pythonic(): Promise<readonly [command: string, ...args: string[]]> {
  const python = await pythonEnvironment(join(__dirname, 'requirements.txt'));
  return [python, '-m', 'crossplane.pythonic', 'grpc'];
}
