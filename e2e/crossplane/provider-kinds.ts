import { runProcess } from '../../tools/processes/run-process';

/** What the AWS provider knows about one of its kinds. */
export interface ProviderKind {
  /** As the checks name it: `ec2 VPC`. */
  readonly name: string;
  /** Who gives the external name: AWS, or Git, where the name follows from the object. */
  readonly namedBy: 'AWS' | 'Git';
  /** Fields of `forProvider` that AWS changes only by making another resource. */
  readonly immutable: readonly string[];
  /** Fields of `forProvider` that the provider leaves as AWS has them where Git does not state them. */
  readonly keptWithout: readonly string[];
}

/** Asks the AWS provider's program what it knows about its kinds, by their names. */
export async function providerKinds(program: string): Promise<ReadonlyMap<string, ProviderKind>> {
  const { code, stdout, stderr } = await runProcess(program, ['--kinds']);
  if (code !== 0) throw new Error(`provider-aws --kinds: ${stderr.trim()}`);
  const kinds: readonly ProviderKind[] = JSON.parse(stdout);
  return new Map(kinds.map((kind) => [kind.name, kind]));
}
